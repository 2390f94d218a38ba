package io.coscribe.faults;

import java.time.Duration;
import java.util.Random;

/** How long a client waits before it connects again: random, up to a limit that doubles with each failure. */
record Backoff(long limit) {

    private static final long MAX = 2_000;

    static final Backoff START = new Backoff(100);

    Backoff next() {
        return new Backoff(Math.min(limit * 2, MAX));
    }

    Duration pause(Random random) {
        return Duration.ofMillis(random.nextLong(limit));
    }
}
