package io.coscribe.ot.bench;

import io.coscribe.ot.Json;
import io.coscribe.ot.richtext.Delta;
import io.coscribe.ot.richtext.RichTextDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A sequential recording of somebody's typing, in the form of the collection josephg/editing-traces, as operations of
 * rich text: one for each patch. Patches count code points, operations UTF-16 units.
 */
record Trace(RichTextDocument start, List<Delta> operations, String endContent) {

    static final String SUFFIX = ".json.gz";

    static Trace read(Path file) {
        Map<?, ?> trace = json(file);
        TraceText text = new TraceText((String) trace.get("startContent"));
        RichTextDocument start = text.document();
        List<Delta> operations = ((List<?>) trace.get("txns"))
                .stream()
                        .flatMap(transaction -> ((List<?>) ((Map<?, ?>) transaction).get("patches")).stream())
                        .map(patch -> text.apply((List<?>) patch))
                        .toList();
        return new Trace(start, operations, (String) trace.get("endContent"));
    }

    /** Whether a file holds one author's patches in order, not a graph of several authors' transactions. */
    static boolean isSequential(Path file) {
        return !"concurrent".equals(json(file).get("kind"));
    }

    static String name(Path file) {
        return file.getFileName().toString().replace(SUFFIX, "");
    }

    private static Map<?, ?> json(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return (Map<?, ?>) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), Json::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document after all operations. */
    RichTextDocument replay() {
        RichTextDocument document = start;
        for (Delta operation : operations) {
            document = document.apply(operation);
        }
        return document;
    }
}
