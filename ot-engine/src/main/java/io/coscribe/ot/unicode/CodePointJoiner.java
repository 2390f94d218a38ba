package io.coscribe.ot.unicode;

/** Joins texts into one, which costs their length together, and nothing where there is but one. */
final class CodePointJoiner {

    private CodePoints first = CodePoints.EMPTY;
    private int length;
    /** Everything so far, from the second text on. */
    private StringBuilder joined;

    void add(CodePoints text) {
        int sum = Lengths.sum(length, text.length());
        if (length == 0) {
            first = text;
        } else if (!text.isEmpty()) {
            append(text);
        }
        length = sum;
    }

    private void append(CodePoints text) {
        if (joined == null) {
            joined = new StringBuilder(first.toString());
        }
        joined.append(text);
    }

    int length() {
        return length;
    }

    /** What was joined, all of which is forgotten. */
    CodePoints take() {
        CodePoints text = joined == null ? first : new CodePoints(joined.toString(), length);
        first = CodePoints.EMPTY;
        length = 0;
        joined = null;
        return text;
    }
}
