package io.coscribe.ot.diff;

import java.util.Arrays;

/** A stretch of a text, without a copy of it: the units from {@code from} to {@code to}. */
record Slice(char[] units, int from, int to) {

    static Slice of(String text) {
        return new Slice(text.toCharArray(), 0, text.length());
    }

    int length() {
        return to - from;
    }

    boolean isEmpty() {
        return to == from;
    }

    char at(int index) {
        return units[from + index];
    }

    Slice part(int start, int end) {
        return new Slice(units, from + start, from + end);
    }

    Slice reversed() {
        char[] reversed = new char[length()];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = units[to - 1 - i];
        }
        return new Slice(reversed, 0, reversed.length);
    }

    boolean isSameAs(Slice other) {
        return Arrays.equals(units, from, to, other.units, other.from, other.to);
    }

    /** How many units are the same from position {@code own} here and {@code others} there on. */
    int sameUnits(int own, Slice other, int others) {
        int first = Arrays.mismatch(units, from + own, to, other.units, other.from + others, other.to);
        return first < 0 ? length() - own : first;
    }

    /** How long both begin alike, to a place that isn't inside a surrogate pair. */
    int commonPrefix(Slice other) {
        int same = Arrays.mismatch(units, from, to, other.units, other.from, other.to);
        return wholePrefix(same < 0 ? length() : same);
    }

    /** The prefix of this length, without a high surrogate at its end. */
    int wholePrefix(int prefix) {
        return prefix > 0 && Character.isHighSurrogate(at(prefix - 1)) ? prefix - 1 : prefix;
    }

    /** How long both end alike, from a place that isn't inside a surrogate pair on. */
    int commonSuffix(Slice other) {
        int most = Math.min(length(), other.length());
        int same = 0;
        while (same < most && units[to - 1 - same] == other.units[other.to - 1 - same]) {
            same++;
        }
        return wholeSuffix(same);
    }

    /** The suffix of this length, without a low surrogate at its start. */
    int wholeSuffix(int suffix) {
        return suffix > 0 && Character.isLowSurrogate(at(length() - suffix)) ? suffix - 1 : suffix;
    }
}
