package io.coscribe.ot.diff;

import java.util.Optional;

/**
 * A stretch that a text shares with another one and that is at least half as long as the longer of the two. It is
 * looked for around the second and the third quarter of the longer text, one of which it must hold whole or nearly so;
 * keeping it may cost a few steps more than the fewest.
 */
record HalfMatch(int start, int otherStart, int length) {

    private static final int SHORTEST = 4;

    /** The match seen from the longer text, if there is one. */
    static Optional<HalfMatch> find(Slice longer, Slice shorter) {
        if (longer.length() < SHORTEST || shorter.length() * 2L < longer.length()) {
            return Optional.empty();
        }
        HalfMatch second = around(longer, shorter, (longer.length() + 3) / 4);
        HalfMatch third = around(longer, shorter, (longer.length() + 1) / 2);
        HalfMatch best = second.length > third.length ? second : third;
        return best.length * 2L >= longer.length() ? Optional.of(best) : Optional.empty();
    }

    /** The longest match, the first of several, that holds the quarter of the longer text from {@code seed} on. */
    private static HalfMatch around(Slice longer, Slice shorter, int seed) {
        int quarter = longer.length() / 4;
        Slice tail = longer.part(seed, longer.length());
        Slice head = longer.part(0, seed);
        HalfMatch best = new HalfMatch(seed, 0, 0);
        Matches behind = Matches.of(tail, shorter);
        if (behind.first(quarter) < 0) {
            return best;
        }
        Matches before = Matches.of(head.reversed(), shorter.reversed());
        for (int position = 0; position < shorter.length(); position++) {
            if (behind.at(position) >= quarter) {
                int prefix = tail.wholePrefix(behind.at(position));
                int suffix = head.wholeSuffix(before.at(shorter.length() - position));
                if (prefix + suffix > best.length) {
                    best = new HalfMatch(seed - suffix, position - suffix, prefix + suffix);
                }
            }
        }
        return best;
    }

    int end() {
        return start + length;
    }

    int otherEnd() {
        return otherStart + length;
    }

    /** The same match seen from the other text. */
    HalfMatch mirrored() {
        return new HalfMatch(otherStart, start, length);
    }
}
