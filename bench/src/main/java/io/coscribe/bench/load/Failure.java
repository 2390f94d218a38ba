package io.coscribe.bench.load;

import java.util.Optional;

/** The first thing that went wrong in a load, if anything has. Used by the event loop alone. */
final class Failure {

    private Optional<Throwable> first = Optional.empty();

    void note(Throwable cause) {
        if (first.isEmpty()) {
            first = Optional.of(cause);
        }
    }

    /** @throws IllegalStateException if anything went wrong */
    void requireNone() {
        first.ifPresent(cause -> {
            throw new IllegalStateException(cause.getMessage(), cause);
        });
    }
}
