package io.coscribe.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The recorded ratios of all scenarios, as a file: a line for each scenario, with one number for each run. */
record RecordedRatios(Map<String, RecordedRatio> byScenario) {

    private static final String HEAD = """
            # Processor time that the service takes for an operation, in times that of the floor: the last runs.
            # docs/benchmarks.md says how to record anew.
            """;

    RecordedRatios {
        byScenario = Map.copyOf(byScenario);
    }

    /** What a file holds; nothing if there is none. */
    static RecordedRatios read(Path file) throws IOException {
        Properties lines = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                lines.load(reader);
            }
        }
        return new RecordedRatios(lines.stringPropertyNames().stream()
                .collect(Collectors.toMap(scenario -> scenario, scenario -> parse(lines.getProperty(scenario)))));
    }

    private static RecordedRatio parse(String runs) {
        return new RecordedRatio(Arrays.stream(runs.split(" ")).map(Double::valueOf).toList());
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        new TreeMap<>(byScenario).forEach((scenario, ratio) -> text.append(scenario).append('=')
                .append(ratio.runs().stream()
                        .map(run -> String.format(Locale.ROOT, "%.2f", run))
                        .collect(Collectors.joining(" ")))
                .append('\n'));
        Files.writeString(file, text);
    }

    RecordedRatio of(String scenario) {
        return byScenario.getOrDefault(scenario, RecordedRatio.NONE);
    }

    /** With one more run of each of these scenarios. */
    RecordedRatios with(Map<String, Double> run) {
        Map<String, RecordedRatio> all = new TreeMap<>(byScenario);
        run.forEach((scenario, ratio) -> all.put(scenario, of(scenario).with(ratio)));
        return new RecordedRatios(all);
    }
}
