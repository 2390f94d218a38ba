package io.coscribe.bench.load;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a person waits before each key: bursts of some words, typed at eight characters a second, and pauses to
 * think between them. Over time that makes {@link #KEYS_PER_SECOND}.
 */
final class HumanDelays {

    static final double KEYS_PER_SECOND = 5;

    private static final int LEAST_BURST = 10;
    private static final int LONGEST_BURST = 50;
    private static final Duration LEAST_DELAY = Duration.ofMillis(75);
    private static final Duration LONGEST_DELAY = Duration.ofMillis(175);

    /** On average 30 keys take six seconds then: 29 delays of 125 ms and a pause. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(1375);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(3375);

    private final RandomGenerator random;
    private int left;

    HumanDelays(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        if (left > 0) {
            left--;
            return between(LEAST_DELAY, LONGEST_DELAY);
        }
        left = random.nextInt(LEAST_BURST, LONGEST_BURST + 1) - 1;
        return between(LEAST_PAUSE, LONGEST_PAUSE);
    }

    private Duration between(Duration least, Duration longest) {
        return Duration.ofNanos(random.nextLong(least.toNanos(), longest.toNanos()));
    }
}
