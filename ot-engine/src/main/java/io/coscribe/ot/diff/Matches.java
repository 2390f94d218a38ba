package io.coscribe.ot.diff;

/**
 * How long a prefix of a pattern is found at each position of a text. All are found in one pass, in time linear in
 * both lengths, whatever they hold (the Z algorithm: Gusfield, "Algorithms on Strings, Trees, and Sequences", 1997,
 * chapter 1).
 */
final class Matches {

    private final int patternLength;
    private final int[] lengths;

    private Matches(int patternLength, int[] lengths) {
        this.patternLength = patternLength;
        this.lengths = lengths;
    }

    static Matches of(Slice pattern, Slice text) {
        return new Matches(pattern.length(), lengths(pattern, ownLengths(pattern), text));
    }

    /** The length of the match at a position of the text; 0 at its end. */
    int at(int position) {
        return position < lengths.length ? lengths[position] : 0;
    }

    /** The first position at which at least this much of the pattern is found, or -1. */
    int first(int length) {
        for (int position = 0; position < lengths.length; position++) {
            if (lengths[position] >= length) {
                return position;
            }
        }
        return -1;
    }

    /** The length of the longest prefix of the pattern with which the text ends. */
    int overlap() {
        for (int position = Math.max(0, lengths.length - patternLength); position < lengths.length; position++) {
            if (lengths[position] == lengths.length - position) {
                return lengths[position];
            }
        }
        return 0;
    }

    /** How long a prefix of the pattern is found again at each of its own positions but the first. */
    private static int[] ownLengths(Slice pattern) {
        Slice tail = pattern.part(Math.min(1, pattern.length()), pattern.length());
        int[] own = new int[pattern.length()];
        fill(own, 1, pattern, own, tail);
        return own;
    }

    private static int[] lengths(Slice pattern, int[] own, Slice text) {
        int[] lengths = new int[text.length()];
        fill(lengths, 0, pattern, own, text);
        return lengths;
    }

    /**
     * Fills in a length for each position of the text, from {@code shift} on. Inside the match that reaches furthest,
     * what is known of the pattern is known of the text.
     */
    private static void fill(int[] lengths, int shift, Slice pattern, int[] own, Slice text) {
        int matchStart = 0;
        int matchEnd = 0;
        for (int position = 0; position < text.length(); position++) {
            int known = position < matchEnd ? Math.min(own[position - matchStart], matchEnd - position) : 0;
            int length = known;
            if (position + known >= matchEnd) {
                length += pattern.sameUnits(known, text, position + known);
                matchStart = position;
                matchEnd = position + length;
            }
            lengths[position + shift] = length;
        }
    }
}
