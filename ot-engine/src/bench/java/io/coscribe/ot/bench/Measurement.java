package io.coscribe.ot.bench;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs a benchmark class in one JVM of its own, set up as {@code java -jar} sets up the service: no options but a
 * fixed heap, so that the JVM chooses its collector. JMH's own log goes to a file.
 */
final class Measurement {

    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Path logs;
    private final List<String> jvm;

    /** Further options for the JVM, separated by spaces. */
    Measurement(Path logs, String jvmOptions) {
        this.logs = logs;
        jvm = Stream.concat(Stream.of("-Xms1g", "-Xmx1g"), Stream.of(jvmOptions.split(" ")))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** What a benchmark method took with one set of parameters. */
    record Score(RunResult result) {

        String method() {
            String name = result.getParams().getBenchmark();
            return name.substring(name.lastIndexOf('.') + 1);
        }

        String param(String name) {
            return result.getParams().getParam(name);
        }

        /** The median of the iterations: on a busy machine a few of them are far off. */
        double nanoseconds() {
            return result.getPrimaryResult().getStatistics().getPercentile(50);
        }

        double fastest() {
            return result.getPrimaryResult().getStatistics().getMin();
        }

        double slowest() {
            return result.getPrimaryResult().getStatistics().getMax();
        }

        double bytes() {
            return result.getSecondaryResults().get(ALLOCATION).getScore();
        }
    }

    /** One line about the machine and the JVM. */
    String jvm() {
        return "Java %s, %d processors, JVM options %s"
                .formatted(Runtime.version(), Runtime.getRuntime().availableProcessors(), String.join(" ", jvm));
    }

    List<Score> run(Class<?> benchmark) throws RunnerException {
        return run(options(benchmark));
    }

    /** With values for a parameter that the class leaves open. */
    List<Score> run(Class<?> benchmark, String param, Collection<Path> values) throws RunnerException {
        String[] texts = values.stream().map(Path::toString).toArray(String[]::new);
        return run(options(benchmark).param(param, texts));
    }

    private ChainedOptionsBuilder options(Class<?> benchmark) {
        Path log = logs.resolve(benchmark.getSimpleName() + ".log");
        System.out.printf("%n%s (log: %s)%n", benchmark.getSimpleName(), log);
        return new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .forks(1)
                .jvmArgs(jvm.toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .output(log.toString());
    }

    private static List<Score> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run().stream().map(Score::new).toList();
    }
}
