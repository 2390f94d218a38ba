package io.coscribe.bench;

import io.coscribe.bench.scenario.Figure;
import io.coscribe.bench.scenario.Pace;
import io.coscribe.bench.scenario.Scenario;
import io.coscribe.bench.scenario.Scenarios;
import io.coscribe.bench.server.FloorServer;
import io.coscribe.bench.server.RunningServers;
import io.coscribe.bench.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the packaged service with the floor for a minute and a half, and warns if it takes more of the floor's
 * processor time than in the runs recorded in a file. No time alone is judged, so that a slower machine makes little
 * difference. With the system property {@code record} it adds what it measures to the file. Runs in the folder
 * {@code bench}.
 */
public final class RatioCheck {

    private static final Path WORK = Path.of("target/bench");
    private static final Path RECORD = Path.of("ratios.properties");
    private static final List<String> SCENARIOS = List.of("1x10", "200x2", "readers-100");

    /** The floor has less to compile. */
    private static final BreakIn SERVICE_BREAK_IN = new BreakIn(Duration.ofSeconds(20), Duration.ofSeconds(30));
    private static final BreakIn FLOOR_BREAK_IN = new BreakIn(Duration.ofSeconds(5), Duration.ofSeconds(5));
    private static final Pace PACE = new Pace(Duration.ofMillis(500), Duration.ofMillis(1500));
    private static final int REPEATS = 4;

    private RatioCheck() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Outcome outcome = measure();
        if (!outcome.failures().isEmpty()) {
            outcome.failures().forEach(System.err::println);
            System.exit(1);
        }
        Map<String, Double> ratios = ratios(outcome.results());
        RecordedRatios recorded = RecordedRatios.read(RECORD);
        ratios.forEach((scenario, ratio) -> System.out.println(sentence(scenario, ratio, recorded.of(scenario))));
        if (Boolean.getBoolean("record")) {
            recorded.with(ratios).write(RECORD);
            System.out.println("Recorded in " + RECORD.toAbsolutePath());
        }
    }

    private static Outcome measure() throws IOException, InterruptedException {
        List<Server> servers = List.of(Packaged.service(), new FloorServer());
        List<Scenario> scenarios = Scenarios.USUAL.stream().filter(one -> SCENARIOS.contains(one.name())).toList();
        try (RunningServers running = RunningServers.start(servers, WORK)) {
            SERVICE_BREAK_IN.run(running.all().getFirst());
            FLOOR_BREAK_IN.run(running.all().getLast());
            return new Comparison(running.all(), scenarios).run(PACE, REPEATS);
        }
    }

    /** For each scenario the ratio of the cheapest repeats: whatever disturbs makes an operation dearer. */
    private static Map<String, Double> ratios(List<Result> results) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i += 2) {
            ratios.put(results.get(i).scenario().name(), cheapest(results.get(i)) / cheapest(results.get(i + 1)));
        }
        return ratios;
    }

    private static double cheapest(Result result) {
        return result.measurements().stream()
                .mapToDouble(one -> one.get(Figure.CPU_MICROS_PER_OPERATION).orElseThrow())
                .min()
                .orElseThrow();
    }

    private static String sentence(String scenario, double ratio, RecordedRatio recorded) {
        String now = "%-11s takes %.2f times the floor's processor time".formatted(scenario, ratio);
        String before = recorded.runs().isEmpty() ? "" : ", recorded: %.2f with a noise of %.0f%%"
                .formatted(recorded.middle(), 100 * recorded.noise());
        return switch (recorded.judge(ratio)) {
            case UNKNOWN -> now + before + ": too few recorded runs to compare with";
            case AS_RECORDED -> now + before;
            case BETTER -> now + before + ": better than noise explains, record it anew";
            case WORSE -> "WARNING: " + now + before + ": worse than noise explains";
        };
    }
}
