package io.coscribe.ot.unicode;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.JsonSize;

/**
 * A text measured in code points.
 *
 * <p>It never holds half a surrogate pair: two halves that come to stand beside each other would become one code point
 * and shift every position behind them.
 */
public final class CodePoints {

    static final CodePoints EMPTY = new CodePoints("", 0);

    private final String text;
    private final int length;

    /** A text that is known to be sound and so many code points long. */
    CodePoints(String text, int length) {
        this.text = text;
        this.length = length;
    }

    /** @throws InvalidOperationException if the text holds half a surrogate pair */
    public static CodePoints of(String text) {
        int pairs = 0;
        for (int unit = 0; unit < text.length(); unit++) {
            if (Character.isSurrogate(text.charAt(unit))) {
                requirePair(text, unit);
                pairs++;
                unit++;
            }
        }
        return new CodePoints(text, text.length() - pairs);
    }

    private static void requirePair(String text, int unit) {
        boolean paired =
                unit + 1 < text.length() && Character.isSurrogatePair(text.charAt(unit), text.charAt(unit + 1));
        if (!paired) {
            throw new InvalidOperationException(
                    Code.LONE_SURROGATE, "a text holds half a surrogate pair at unit " + unit);
        }
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** The part between two positions. Costs its length, and where pairs occur {@code to}. */
    public CodePoints part(int from, int to) {
        int start = unitAfter(0, from);
        return between(start, unitAfter(start, to - from), to - from);
    }

    /** The UTF-16 unit that lies {@code count} code points behind another. */
    int unitAfter(int unit, int count) {
        return length == text.length() ? unit + count : text.offsetByCodePoints(unit, count);
    }

    /** The code points between two UTF-16 units, {@code count} of them. */
    CodePoints between(int startUnit, int endUnit, int count) {
        return new CodePoints(text.substring(startUnit, endUnit), count);
    }

    CodePoints followedBy(CodePoints next) {
        return new CodePoints(text.concat(next.text), length + next.length);
    }

    /** How much of a JSON string the part between two positions makes up, in UTF-16 units. */
    long size(int from, int to) {
        int start = unitAfter(0, from);
        return JsonSize.ofUnits(text, start, unitAfter(start, to - from));
    }

    /** With {@code insert} in the place of what lies between two positions. */
    CodePoints spliced(int from, int to, CodePoints insert) {
        int start = unitAfter(0, from);
        int end = unitAfter(start, to - from);
        String spliced = new StringBuilder(text.length() - (end - start) + insert.text.length())
                .append(text, 0, start)
                .append(insert.text)
                .append(text, end, text.length())
                .toString();
        return new CodePoints(spliced, length - (to - from) + insert.length);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof CodePoints that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text itself. */
    @Override
    public String toString() {
        return text;
    }
}
