package io.coscribe.ot.richtext;

import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Text;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Turns the pieces of a document, however they were cut, into canonical runs: texts with equal attributes are one. */
final class RunIterator implements Iterator<Insert> {

    private final Iterator<Insert> pieces;
    private Insert ahead;

    RunIterator(Iterator<Insert> pieces) {
        this.pieces = pieces;
        advance();
    }

    private void advance() {
        ahead = pieces.hasNext() ? pieces.next() : null;
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Insert next() {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        Insert run = ahead;
        advance();
        return run instanceof Text text && continues(text) ? joined(text) : run;
    }

    private Text joined(Text first) {
        StringBuilder text = new StringBuilder(first.text());
        while (continues(first)) {
            text.append(((Text) ahead).text());
            advance();
        }
        return new Text(text.toString(), first.attributes());
    }

    private boolean continues(Text run) {
        return ahead instanceof Text next && next.attributes().equals(run.attributes());
    }
}
