package io.coscribe.ot.unicode;

/** Walks through a text in steps of any length, which together cost the length of the text. */
final class CodePointReader {

    private final CodePoints text;
    private int unit;

    CodePointReader(CodePoints text) {
        this.text = text;
    }

    /** The next {@code length} code points. */
    CodePoints peek(int length) {
        return text.between(unit, text.unitAfter(unit, length), length);
    }

    void skip(int length) {
        unit = text.unitAfter(unit, length);
    }
}
