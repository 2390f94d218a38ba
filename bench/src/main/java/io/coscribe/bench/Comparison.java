package io.coscribe.bench;

import io.coscribe.bench.load.LoadFailedException;
import io.coscribe.bench.scenario.Figure;
import io.coscribe.bench.scenario.Figures;
import io.coscribe.bench.scenario.Pace;
import io.coscribe.bench.scenario.Scenario;
import io.coscribe.bench.server.RunningServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All scenarios against all servers, which run side by side; one at a time has work. The servers take turns within each
 * scenario, and the repeats of a scenario lie far apart, so that what disturbs the machine for a while disturbs all.
 */
final class Comparison {

    private final List<Pair> pairs = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Map<Pair, List<Figures>> measurements = new LinkedHashMap<>();

    private record Pair(Scenario scenario, RunningServer server) {

        @Override
        public String toString() {
            return "%-12s %-16s".formatted(scenario.name(), server.server().name());
        }
    }

    Comparison(List<RunningServer> servers, List<Scenario> scenarios) throws IOException {
        for (Scenario scenario : scenarios) {
            for (RunningServer server : servers) {
                Pair pair = new Pair(scenario, server);
                Optional<String> obstacle = scenario.obstacle(server);
                obstacle.ifPresent(why -> missing.add(pair + " isn't measured: " + why));
                if (obstacle.isEmpty()) {
                    pairs.add(pair);
                }
            }
        }
    }

    /** @param repeats how often each scenario is measured against each server */
    Outcome run(Pace pace, int repeats) throws IOException, InterruptedException {
        missing.forEach(System.out::println);
        for (int repeat = 1; repeat <= repeats; repeat++) {
            for (Pair pair : pairs) {
                System.out.printf("%d/%d  %s  %s%n", repeat, repeats, pair, measure(pair, pace));
            }
        }
        List<Result> results = measurements.entrySet().stream()
                .map(entry -> new Result(
                        entry.getKey().scenario(), entry.getKey().server().server().name(), entry.getValue()))
                .toList();
        return new Outcome(results, missing, failures);
    }

    /** A word on how it went. */
    private String measure(Pair pair, Pace pace) throws IOException, InterruptedException {
        try {
            Figures figures = pair.scenario().measure(pair.server(), pace);
            measurements.computeIfAbsent(pair, none -> new ArrayList<>()).add(figures);
            return Stream.of(pair.scenario().figures().getFirst(), Figure.CPU_MICROS_PER_OPERATION)
                    .filter(figure -> figures.get(figure).isPresent())
                    .map(figure -> "%9s %s".formatted(
                            figure.format(figures.get(figure).getAsDouble()), figure.head()))
                    .collect(Collectors.joining(" "));
        } catch (LoadFailedException e) {
            failures.add(pair + " failed: " + e.getMessage());
            return "failed: " + e.getMessage();
        }
    }
}
