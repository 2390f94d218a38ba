package io.coscribe.bench;

import io.coscribe.bench.server.RunningServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All scenarios against all servers, which run side by side; one at a time has work. The servers take turns within each
 * scenario, and the repeats of a scenario lie far apart, so that what disturbs the machine for a while disturbs all.
 */
final class Comparison {

    /** Long enough for a JVM to have compiled what matters. */
    private static final Duration BREAK_IN = Duration.ofSeconds(10);
    private static final Scenario BROKEN_IN_BY = new Scenario("break-in", 10, 5);

    private final List<RunningServer> servers;
    private final List<Scenario> scenarios;
    private final Pace pace;

    Comparison(List<RunningServer> servers, List<Scenario> scenarios, Pace pace) {
        this.servers = List.copyOf(servers);
        this.scenarios = List.copyOf(scenarios);
        this.pace = pace;
    }

    private record Pair(Scenario scenario, RunningServer server) {
    }

    /** The results, scenario by scenario. */
    List<Result> run() throws IOException, InterruptedException {
        Map<Pair, List<Measurement>> measurements = new LinkedHashMap<>();
        for (RunningServer server : servers) {
            new Trial(server, BROKEN_IN_BY).run(BREAK_IN, Duration.ofSeconds(1));
        }
        for (int repeat = 1; repeat <= pace.repeats(); repeat++) {
            for (Scenario scenario : scenarios) {
                for (RunningServer server : servers) {
                    Measurement measurement = new Trial(server, scenario).run(pace.warmUp(), pace.measured());
                    measurements.computeIfAbsent(new Pair(scenario, server), none -> new ArrayList<>())
                            .add(measurement);
                    System.out.printf("%d/%d  %-6s %-14s %,9.0f operations/s%n", repeat, pace.repeats(),
                            scenario.name(), server.server().name(), measurement.operationsPerSecond());
                }
            }
        }
        return measurements.entrySet().stream()
                .map(entry -> new Result(
                        entry.getKey().scenario(), entry.getKey().server().server().name(), entry.getValue()))
                .toList();
    }
}
