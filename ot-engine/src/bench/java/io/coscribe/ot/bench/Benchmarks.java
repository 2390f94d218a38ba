package io.coscribe.ot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs the benchmarks and prints a table for each. System properties: {@code traces} is a folder of recordings,
 * {@code bench} a regular expression to be found in the names of the benchmarks to run, {@code jvm} holds options for
 * the measured JVM.
 */
public final class Benchmarks {

    private static final Path WORK = Path.of("target/bench");
    private static final Path SYNTHETIC = WORK.resolve("synthetic" + Trace.SUFFIX);
    private static final long SYNTHETIC_SEED = 1;
    private static final int SYNTHETIC_EDITS = 260_000;

    private final Pattern wanted;
    private final Measurement measurement;

    private Benchmarks(Pattern wanted, Measurement measurement) {
        this.wanted = wanted;
        this.measurement = measurement;
    }

    public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
        Files.createDirectories(WORK);
        Measurement measurement = new Measurement(WORK, System.getProperty("jvm", ""));
        System.out.println(measurement.jvm());
        new Benchmarks(Pattern.compile(System.getProperty("bench", "")), measurement).run();
    }

    private void run() throws IOException, InterruptedException, RunnerException {
        if (wants(ReplayBenchmark.class)) {
            List<Path> traces = traces(System.getProperty("traces", ""));
            List<ReplayReport.Row> engine = ReplayReport.measure(measurement, traces);
            ReplayReport.print(engine);
            NpmReport.print(WORK.resolve("npm"), traces, engine);
        }
        if (wants(LargeDocumentBenchmark.class)) {
            Reports.printLargeDocument(measurement.run(LargeDocumentBenchmark.class));
        }
        if (wants(TransformBenchmark.class)) {
            Reports.printTransform(measurement.run(TransformBenchmark.class));
        }
        if (wants(RichTextBenchmark.class)) {
            Reports.printRichText(measurement.run(RichTextBenchmark.class));
        }
        if (wants(JsonBenchmark.class)) {
            Reports.printJson(measurement.run(JsonBenchmark.class));
        }
    }

    private boolean wants(Class<?> benchmark) {
        return wanted.matcher(benchmark.getSimpleName()).find();
    }

    private static List<Path> traces(String folder) throws IOException {
        List<Path> traces = new ArrayList<>();
        if (folder.isEmpty()) {
            System.out.println("No folder of recordings given (-Dtraces=…): only the synthetic one is replayed.");
        } else {
            List<Path> all = recordings(Path.of(System.getProperty("called-from", "")).resolve(folder));
            all.stream().filter(Trace::isSequential).forEach(traces::add);
            all.stream().filter(file -> !Trace.isSequential(file)).forEach(file ->
                    System.out.println(ConcurrentReplay.run(file)));
        }
        SyntheticTrace.write(SYNTHETIC, SYNTHETIC_SEED, SYNTHETIC_EDITS);
        traces.add(SYNTHETIC.toAbsolutePath());
        return traces;
    }

    private static List<Path> recordings(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(Trace.SUFFIX))
                    .map(Path::toAbsolutePath)
                    .sorted()
                    .toList();
        }
    }
}
