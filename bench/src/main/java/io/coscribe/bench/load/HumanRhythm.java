package io.coscribe.bench.load;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The rhythm of one who types by {@link HumanDelays}, whether the server keeps up or not. */
final class HumanRhythm implements Rhythm {

    private final HumanDelays delays;
    private final ScheduledExecutorService loop;
    private ScheduledFuture<?> next;

    /** @param loop calls the other methods too */
    HumanRhythm(HumanDelays delays, ScheduledExecutorService loop) {
        this.delays = delays;
        this.loop = loop;
    }

    @Override
    public void begin(Runnable key) {
        schedule(System.nanoTime(), key);
    }

    /** Counts from when a key was due, so that a late timer doesn't slow the typing down. */
    private void schedule(long after, Runnable key) {
        long due = after + delays.next().toNanos();
        next = loop.schedule(() -> {
            key.run();
            schedule(due, key);
        }, due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void acknowledged() {
        // a person doesn't wait for it
    }

    @Override
    public void end() {
        next.cancel(false);
    }
}
