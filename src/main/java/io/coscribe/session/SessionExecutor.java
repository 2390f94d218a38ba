package io.coscribe.session;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Runs the tasks of one session one after another, in the order they came, never two at once. */
public interface SessionExecutor extends Executor {

    /** Puts {@code task} into the queue when {@code delay} has passed. */
    void executeAfter(Duration delay, Runnable task);

    /** What time it is, in nanoseconds since any moment, on the clock that delays go by. */
    long nanoTime();
}
