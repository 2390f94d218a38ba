package io.coscribe.ot.bench;

import io.coscribe.ot.richtext.Delta;
import io.coscribe.ot.richtext.RichTextDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Single characters inserted into and deleted from documents of several sizes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 70, timeUnit = TimeUnit.MILLISECONDS)
public class LargeDocumentBenchmark {

    private static final int EDITS = 1024;
    private static final int FORMATTED_EVERY = 20;

    /** How the text is divided into runs. */
    public enum Form {
        PLAIN,
        /** Attributes change every 20 characters. */
        FORMATTED
    }

    /** Where edits happen. */
    public enum Place {
        /** One after another, typed on from the middle and deleted back to it. */
        MIDDLE,
        RANDOM
    }

    @Param
    Form form;

    @Param
    Place place;

    /** Characters. */
    @Param({"1000", "100000", "1000000", "10000000"})
    int size;

    private RichTextDocument document;
    private List<Delta> edits;

    @Setup
    public void prepare() {
        Random random = new Random(1);
        document = switch (form) {
            case PLAIN -> SampleText.plain(size, random);
            case FORMATTED -> SampleText.formatted(size, FORMATTED_EVERY, random);
        };
        edits = switch (place) {
            case MIDDLE -> inTheMiddle();
            case RANDOM -> anywhere(random);
        };
    }

    private List<Delta> inTheMiddle() {
        List<Delta> edits = new ArrayList<>(EDITS);
        for (int typed = 0; typed < EDITS / 2; typed++) {
            edits.add(Delta.builder().retain(size / 2 + typed).insert("x").build());
        }
        for (int left = EDITS / 2 - 1; left >= 0; left--) {
            edits.add(Delta.builder().retain(size / 2 + left).delete(1).build());
        }
        return edits;
    }

    private List<Delta> anywhere(Random random) {
        List<Delta> edits = new ArrayList<>(EDITS);
        for (int i = 0; i < EDITS; i += 2) {
            edits.add(Delta.builder().retain(random.nextInt(size)).insert("x").build());
            edits.add(Delta.builder().retain(random.nextInt(size)).delete(1).build());
        }
        return edits;
    }

    @Benchmark
    @OperationsPerInvocation(EDITS)
    public RichTextDocument edit() {
        RichTextDocument edited = document;
        for (Delta operation : edits) {
            edited = edited.apply(operation);
        }
        return edited;
    }
}
