package io.coscribe.bench.load;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The rhythm of one who types by {@link HumanDelays}, whether the server keeps up or not. */
final class HumanRhythm implements Rhythm {

    /** Long enough for some people to be in a burst and others in a pause. */
    private static final long ALREADY_TYPING = TimeUnit.MINUTES.toNanos(1);

    private final HumanDelays delays;
    private final ScheduledExecutorService loop;
    private ScheduledFuture<?> next;

    /** @param loop calls the other methods too */
    HumanRhythm(HumanDelays delays, ScheduledExecutorService loop) {
        this.delays = delays;
        this.loop = loop;
    }

    /** Goes on as if it had begun a minute ago. */
    @Override
    public void begin(Runnable key) {
        long now = System.nanoTime();
        long due = now - ALREADY_TYPING;
        while (due < now) {
            due += delays.next().toNanos();
        }
        schedule(due, key);
    }

    /** The next key counts from when this one is due, so that a late timer doesn't slow the typing down. */
    private void schedule(long due, Runnable key) {
        next = loop.schedule(() -> {
            key.run();
            schedule(due + delays.next().toNanos(), key);
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
