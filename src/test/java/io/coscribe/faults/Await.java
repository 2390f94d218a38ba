package io.coscribe.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other processes do. */
final class Await {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Await() {}

    /**
     * Looks again and again until {@code condition} holds.
     *
     * @param otherwise what to say when it doesn't within {@code limit}
     */
    static void until(Duration limit, BooleanSupplier condition, Supplier<String> otherwise) {
        Instant end = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + otherwise.get());
            }
            pause(PAUSE);
        }
    }

    /** Lets time pass: for faults, which last. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
