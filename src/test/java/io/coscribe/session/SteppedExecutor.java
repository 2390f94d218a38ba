package io.coscribe.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** Runs a session's tasks when the test says so, on the test's thread; delays pass at once. */
final class SteppedExecutor implements SessionExecutor {

    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void executeAfter(Duration delay, Runnable task) {
        tasks.add(task);
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    /** Runs what was to be run first. */
    void runNext() {
        tasks.remove().run();
    }

    /** Runs everything, and whatever that leads to. */
    void runAll() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
