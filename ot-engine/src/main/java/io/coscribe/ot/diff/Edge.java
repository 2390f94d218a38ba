package io.coscribe.ot.diff;

/** How well the edge between two stretches of text divides them, from 0 inside a word to 6 at an end of the text. */
final class Edge {

    private static final int END = 6;
    private static final int BLANK_LINE = 5;
    private static final int LINE = 4;
    private static final int SENTENCE = 3;
    private static final int SPACE = 2;
    private static final int PUNCTUATION = 1;
    private static final int INSIDE_WORD = 0;

    private Edge() {}

    static int score(Slice one, Slice two) {
        if (one.isEmpty() || two.isEmpty()) {
            return END;
        }
        char last = one.at(one.length() - 1);
        char first = two.at(0);
        if (endsWithBlankLine(one) || startsWithBlankLine(two)) {
            return BLANK_LINE;
        }
        if (isLineBreak(last) || isLineBreak(first)) {
            return LINE;
        }
        if (!isWordCharacter(last) && !isSpace(last) && isSpace(first)) {
            return SENTENCE;
        }
        if (isSpace(last) || isSpace(first)) {
            return SPACE;
        }
        return isWordCharacter(last) && isWordCharacter(first) ? INSIDE_WORD : PUNCTUATION;
    }

    private static boolean endsWithBlankLine(Slice text) {
        int last = text.length() - 1;
        int middle = last > 0 && text.at(last - 1) == '\r' ? last - 2 : last - 1;
        return middle >= 0 && text.at(last) == '\n' && text.at(middle) == '\n';
    }

    private static boolean startsWithBlankLine(Slice text) {
        int second = lineBreakAt(text, 0);
        return second > 0 && lineBreakAt(text, second) > second;
    }

    /** Where the line break that starts here ends; 0 if there is none. */
    private static int lineBreakAt(Slice text, int start) {
        int feed = start < text.length() && text.at(start) == '\r' ? start + 1 : start;
        return feed < text.length() && text.at(feed) == '\n' ? feed + 1 : 0;
    }

    private static boolean isLineBreak(char unit) {
        return unit == '\n' || unit == '\r';
    }

    private static boolean isWordCharacter(char unit) {
        return unit >= 'a' && unit <= 'z' || unit >= 'A' && unit <= 'Z' || unit >= '0' && unit <= '9';
    }

    /** What JavaScript's regular expressions take for white space. */
    private static boolean isSpace(char unit) {
        return unit == '\ufeff'
                || unit == '\u00a0'
                || unit >= '\t' && unit <= '\r'
                || Character.isSpaceChar(unit);
    }
}
