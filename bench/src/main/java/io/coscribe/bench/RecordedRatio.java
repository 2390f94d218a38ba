package io.coscribe.bench;

import java.util.List;
import java.util.stream.Stream;

/** A scenario's ratio in the last recorded runs, the latest of them at the end. */
record RecordedRatio(List<Double> runs) {

    static final RecordedRatio NONE = new RecordedRatio(List.of());

    static final int MOST_RUNS = 5;
    private static final int LEAST_RUNS = 3;

    /** Even if the recorded runs happened to agree better. */
    private static final double LEAST_NOISE = 0.05;

    RecordedRatio {
        runs = List.copyOf(runs);
    }

    /** With one more run; the first goes when they get too many. */
    RecordedRatio with(double run) {
        int surplus = Math.max(0, runs.size() + 1 - MOST_RUNS);
        return new RecordedRatio(Stream.concat(runs.stream().skip(surplus), Stream.of(run)).toList());
    }

    /** The median of the runs. */
    double middle() {
        return Median.of(runs.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** How far the run farthest from the middle is off, as a part of the middle. */
    double noise() {
        double middle = middle();
        double farthest = runs.stream().mapToDouble(run -> Math.abs(run - middle)).max().orElseThrow();
        return Math.max(LEAST_NOISE, farthest / middle);
    }

    /** Noise explains a run up to twice as far from the middle as the farthest recorded one. */
    Verdict judge(double ratio) {
        if (runs.size() < LEAST_RUNS) {
            return Verdict.UNKNOWN;
        }
        double margin = 2 * noise();
        if (ratio > middle() * (1 + margin)) {
            return Verdict.WORSE;
        }
        return ratio < middle() / (1 + margin) ? Verdict.BETTER : Verdict.AS_RECORDED;
    }
}
