package io.coscribe.ot.bench;

import io.coscribe.ot.Operation;
import io.coscribe.ot.Side;
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

/** What a rebase does for a typical pair of operations: single characters, typed or deleted inside a document. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 50, timeUnit = TimeUnit.MILLISECONDS)
public class TransformBenchmark {

    @Param
    TextForm type;

    private Operation insert;
    private Operation nextInsert;
    private Operation earlierInsert;
    private Operation earlierDelete;

    @Setup
    public void prepare() {
        insert = type.operation(Edit.insert(1000, "a"));
        nextInsert = type.operation(Edit.insert(1001, "b"));
        earlierInsert = type.operation(Edit.insert(500, "c"));
        earlierDelete = type.operation(Edit.delete(500, "d"));
    }

    @Benchmark
    public Operation transformInsertOverInsert() {
        return type.type().transform(insert, earlierInsert, Side.LEFT);
    }

    @Benchmark
    public Operation transformInsertOverDelete() {
        return type.type().transform(insert, earlierDelete, Side.LEFT);
    }

    @Benchmark
    public Operation transformDeleteOverInsert() {
        return type.type().transform(earlierDelete, insert, Side.LEFT);
    }

    @Benchmark
    public Operation composeTyping() {
        return type.type().compose(insert, nextInsert);
    }

    @Benchmark
    public Operation composeFarApart() {
        return type.type().compose(insert, earlierDelete);
    }
}
