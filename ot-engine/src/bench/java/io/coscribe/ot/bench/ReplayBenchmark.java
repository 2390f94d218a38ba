package io.coscribe.ot.bench;

import io.coscribe.ot.richtext.Component;
import io.coscribe.ot.richtext.Component.Text;
import io.coscribe.ot.richtext.RichTextDocument;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A recording replayed from its start to its end, operation by operation, without decoding. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
public class ReplayBenchmark {

    /** The file of the recording; {@link Benchmarks} says which there are. */
    @Param({})
    String trace;

    private Trace recording;

    @Setup
    public void read() {
        recording = Trace.read(Path.of(trace));
        if (!text(recording.replay()).equals(recording.endContent())) {
            throw new IllegalStateException(trace + " replayed doesn't end with its endContent");
        }
    }

    private static String text(RichTextDocument document) {
        StringBuilder text = new StringBuilder();
        for (Component run : document) {
            text.append(((Text) run).text());
        }
        return text.toString();
    }

    @Benchmark
    public RichTextDocument replay() {
        return recording.replay();
    }
}
