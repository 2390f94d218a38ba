package io.coscribe.ot.richtext;

import io.coscribe.ot.richtext.Component.Insert;
import java.util.Iterator;

/** A place in a document that moves on in steps of any length within the run it is in. */
final class RunCursor {

    private final Iterator<Insert> runs;
    private Insert run;
    /** How much of the run is behind. */
    private int offset;

    /** At the start of the document. */
    RunCursor(RichTextDocument document) {
        runs = document.iterator();
        advance();
    }

    private void advance() {
        run = runs.hasNext() ? runs.next() : null;
        offset = 0;
    }

    /** The whole run, or null at the end of the document. */
    Insert run() {
        return run;
    }

    /** How much of the run is ahead. */
    int left() {
        return run.length() - offset;
    }

    /** The next units, at most those {@link #left}, which the cursor then has behind it. */
    Insert next(int length) {
        Insert part = run.part(offset, offset + length);
        skip(length);
        return part;
    }

    void skip(int length) {
        offset += length;
        if (offset == run.length()) {
            advance();
        }
    }
}
