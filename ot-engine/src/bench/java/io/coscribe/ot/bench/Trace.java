package io.coscribe.ot.bench;

import io.coscribe.ot.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A recording of one person's typing, in the form of the collection josephg/editing-traces; each patch is an edit. */
record Trace(String startContent, List<Edit> edits, String endContent) {

    static final String SUFFIX = ".json.gz";

    static Trace read(Path file) {
        Map<?, ?> trace = json(file);
        String start = (String) trace.get("startContent");
        TraceText text = new TraceText(start);
        return new Trace(start, patches(trace).map(text::apply).toList(), (String) trace.get("endContent"));
    }

    private static Stream<List<?>> patches(Map<?, ?> trace) {
        return ((List<?>) trace.get("txns"))
                .stream()
                        .flatMap(transaction -> ((List<?>) ((Map<?, ?>) transaction).get("patches")).stream())
                        .map(patch -> (List<?>) patch);
    }

    /** Whether a file holds one author's patches in order, not a graph of several authors' transactions. */
    static boolean isSequential(Path file) {
        return !"concurrent".equals(json(file).get("kind"));
    }

    static String name(Path file) {
        return file.getFileName().toString().replace(SUFFIX, "");
    }

    static Map<?, ?> json(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return (Map<?, ?>) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), Json::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
