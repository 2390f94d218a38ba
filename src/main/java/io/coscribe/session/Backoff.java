package io.coscribe.session;

import java.time.Duration;

/** How long to wait before asking a store that has just failed: doubling, bounded. */
record Backoff(Duration delay) {

    private static final Duration MAX = Duration.ofSeconds(5);

    static final Backoff START = new Backoff(Duration.ofMillis(50));

    Backoff next() {
        Duration doubled = delay.multipliedBy(2);
        return new Backoff(doubled.compareTo(MAX) < 0 ? doubled : MAX);
    }
}
