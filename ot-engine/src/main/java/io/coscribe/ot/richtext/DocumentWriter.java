package io.coscribe.ot.richtext;

import com.fasterxml.jackson.core.JsonGenerator;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Writes the runs of a document straight from its pieces: however long a run is, its text is never put together. A run
 * longer than {@link DeltaJson#MAX_TEXT} becomes several inserts, which are one again when they are read.
 */
final class DocumentWriter {

    private final Iterator<Insert> pieces;
    private final JsonGenerator json;
    private Insert ahead;

    DocumentWriter(Iterator<Insert> pieces, JsonGenerator json) {
        this.pieces = pieces;
        this.json = json;
    }

    void write() throws IOException {
        advance();
        while (ahead != null) {
            Insert first = ahead;
            advance();
            if (first instanceof Text text && continues(text)) {
                DeltaJson.writeText(withNext(text), text.attributes(), json);
            } else {
                DeltaJson.writeComponent(first, json);
            }
        }
    }

    private void advance() {
        ahead = pieces.hasNext() ? pieces.next() : null;
    }

    private List<String> withNext(Text first) {
        List<String> texts = new ArrayList<>();
        texts.add(first.text());
        long length = first.length();
        while (continues(first) && length + ahead.length() <= DeltaJson.MAX_TEXT) {
            texts.add(((Text) ahead).text());
            length += ahead.length();
            advance();
        }
        return texts;
    }

    private boolean continues(Text run) {
        return ahead instanceof Text next && next.attributes().equals(run.attributes());
    }
}
