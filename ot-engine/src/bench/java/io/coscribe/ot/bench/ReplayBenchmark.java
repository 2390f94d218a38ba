package io.coscribe.ot.bench;

import io.coscribe.ot.Content;
import io.coscribe.ot.Operation;
import java.nio.file.Path;
import java.util.List;
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
@Warmup(iterations = 3, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 700, timeUnit = TimeUnit.MILLISECONDS)
public class ReplayBenchmark {

    /** The file of the recording; {@link Benchmarks} says which there are. */
    @Param({})
    String trace;

    @Param
    TextForm type;

    private Content start;
    private List<Operation> operations;

    @Setup
    public void read() {
        Trace recording = Trace.read(Path.of(trace));
        start = type.content(recording.startContent());
        operations = recording.edits().stream().map(type::operation).toList();
        if (!replay().equals(type.content(recording.endContent()))) {
            throw new IllegalStateException(trace + " replayed doesn't end with its endContent");
        }
    }

    @Benchmark
    public Content replay() {
        Content content = start;
        for (Operation operation : operations) {
            content = type.type().apply(content, operation);
        }
        return content;
    }
}
