package io.coscribe.ot;

import java.util.Random;

/**
 * Runs a random test with many seeds. A failure names its seed; {@code -Dcoscribe.seed=…} runs that one alone, and
 * {@code -Dcoscribe.rounds=…} runs more of them.
 */
public final class Seeds {

    private Seeds() {}

    public interface Round {
        void run(Random random) throws Exception;
    }

    public static void forEach(int rounds, Round round) {
        Long only = Long.getLong("coscribe.seed");
        if (only != null) {
            run(only, round);
            return;
        }
        for (long seed = 1; seed <= Integer.getInteger("coscribe.rounds", rounds); seed++) {
            run(seed, round);
        }
    }

    private static void run(long seed, Round round) {
        try {
            round.run(new Random(seed));
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError failure) {
            throw new AssertionError("seed " + seed + " (-Dcoscribe.seed=" + seed + "): " + failure, failure);
        }
    }
}
