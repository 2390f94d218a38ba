package io.coscribe.ot.bench;

import io.coscribe.ot.Author;
import io.coscribe.ot.Side;
import io.coscribe.ot.richtext.Attributes;
import io.coscribe.ot.richtext.Delta;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What only rich text has: attributes that are changed, and a cursor that is moved over an operation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 50, timeUnit = TimeUnit.MILLISECONDS)
public class RichTextBenchmark {

    // Not final: the compiler isn't to know the operations.
    private Delta insert = Delta.builder().retain(1000).insert("a").build();
    private Delta bold =
            Delta.builder().retain(900).retain(200, Attributes.of(Map.of("bold", true))).build();

    @Benchmark
    public Delta transformInsertOverBold() {
        return insert.transform(bold, Side.LEFT);
    }

    @Benchmark
    public Delta composeInsertAndBold() {
        return insert.compose(bold);
    }

    @Benchmark
    public long transformPosition() {
        return insert.transformPosition(1500, Author.OTHER);
    }
}
