package io.coscribe.bench;

import java.util.Arrays;

/** The middle one of some values. */
final class Median {

    private Median() {
    }

    /**
     * The middle one, or the mean of the middle two.
     *
     * @throws IllegalArgumentException if there are none
     */
    static double of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no median of nothing");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
