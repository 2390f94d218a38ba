package io.coscribe.bench.load;

import java.util.Optional;

/** What the editors of a load see while it is measured, and the first thing that went wrong at any time. */
final class Tally {

    private boolean measuring;
    private long began;
    private Histogram acks = new Histogram();
    private Histogram arrivals = new Histogram();
    private Optional<Throwable> failure = Optional.empty();

    void begin(long now) {
        acks = new Histogram();
        arrivals = new Histogram();
        began = now;
        measuring = true;
    }

    Seen end(long now) {
        measuring = false;
        return new Seen(now - began, acks, arrivals);
    }

    /** An operation's author learnt its revision. */
    void acknowledged(long nanos) {
        if (measuring) {
            acks.add(nanos);
        }
    }

    /** An operation reached another editor. */
    void arrived(long nanos) {
        if (measuring) {
            arrivals.add(nanos);
        }
    }

    void failed(Throwable cause) {
        if (failure.isEmpty()) {
            failure = Optional.of(cause);
        }
    }

    void requireNoFailure() {
        failure.ifPresent(cause -> {
            throw new IllegalStateException(cause.getMessage(), cause);
        });
    }
}
