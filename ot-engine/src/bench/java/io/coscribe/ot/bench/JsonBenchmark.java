package io.coscribe.ot.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.coscribe.ot.Json;
import io.coscribe.ot.richtext.RichText;
import io.coscribe.ot.richtext.RichTextDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
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

/** A document whose JSON is about a megabyte, written and read, as bytes and as a string. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 70, timeUnit = TimeUnit.MILLISECONDS)
public class JsonBenchmark {

    private static final JsonFactory JSON = new JsonFactory();
    private static final RichText TYPE = new RichText();

    /** What the document holds; the lengths are chosen so that all come to about a megabyte of JSON. */
    public enum Form {
        PLAIN,
        /** Attributes change every 30 characters. */
        FORMATTED,
        /** Several scripts and emoji. */
        INTERNATIONAL;

        RichTextDocument document() {
            Random random = new Random(1);
            return switch (this) {
                case PLAIN -> SampleText.plain(1_000_000, random);
                case FORMATTED -> SampleText.formatted(370_000, 30, random);
                case INTERNATIONAL -> SampleText.international(540_000, random);
            };
        }

        /** How many bytes its JSON has. */
        int bytes() {
            return write(document()).length;
        }
    }

    @Param
    Form form;

    private RichTextDocument document;
    private byte[] bytes;
    private String string;

    @Setup
    public void prepare() throws IOException {
        document = form.document();
        bytes = writeBytes();
        string = writeString();
        if (!readBytes().equals(document) || !readString().equals(document)) {
            throw new IllegalStateException("what is read isn't what was written");
        }
    }

    private static byte[] write(RichTextDocument document) {
        return Json.text(json -> TYPE.writeContent(document, json)).getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public byte[] writeBytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            TYPE.writeContent(document, json);
        }
        return out.toByteArray();
    }

    @Benchmark
    public String writeString() {
        return Json.text(json -> TYPE.writeContent(document, json));
    }

    @Benchmark
    public RichTextDocument readBytes() throws IOException {
        try (JsonParser json = JSON.createParser(bytes)) {
            json.nextToken();
            return TYPE.readContent(json);
        }
    }

    @Benchmark
    public RichTextDocument readString() {
        return Json.parse(string, TYPE::readContent);
    }
}
