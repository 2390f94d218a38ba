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

/** What a rebase does for a typical pair of operations: single characters, typed or deleted inside a document. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 70, timeUnit = TimeUnit.MILLISECONDS)
public class TransformBenchmark {

    // Not final: the compiler isn't to know the operations.
    private Delta insert = Delta.builder().retain(1000).insert("a").build();
    private Delta nextInsert = Delta.builder().retain(1001).insert("b").build();
    private Delta earlierInsert = Delta.builder().retain(500).insert("c").build();
    private Delta earlierDelete = Delta.builder().retain(500).delete(1).build();
    private Delta bold =
            Delta.builder().retain(900).retain(200, Attributes.of(Map.of("bold", true))).build();

    @Benchmark
    public Delta transformInsertOverInsert() {
        return insert.transform(earlierInsert, Side.LEFT);
    }

    @Benchmark
    public Delta transformInsertOverDelete() {
        return insert.transform(earlierDelete, Side.LEFT);
    }

    @Benchmark
    public Delta transformDeleteOverInsert() {
        return earlierDelete.transform(insert, Side.LEFT);
    }

    @Benchmark
    public Delta transformInsertOverBold() {
        return insert.transform(bold, Side.LEFT);
    }

    @Benchmark
    public Delta composeTyping() {
        return insert.compose(nextInsert);
    }

    @Benchmark
    public Delta composeFarApart() {
        return insert.compose(earlierDelete);
    }

    @Benchmark
    public long transformPosition() {
        return earlierInsert.transformPosition(1000, Author.OTHER);
    }
}
