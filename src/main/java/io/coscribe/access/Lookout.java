package io.coscribe.access;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Looks at something whenever it is asked to: one look at a time, with a pause behind each, and a longer one behind a look
 * that failed, which is always followed by another. A look that is asked for begins after that.
 *
 * <pre>
 *                  asked          looked         failed         pause over
 * IDLE             LOOKING        -              -              -
 * LOOKING          LOOKING_AGAIN  PAUSING        PAUSING_AGAIN  -
 * LOOKING_AGAIN    stays          PAUSING_AGAIN  PAUSING_AGAIN  -
 * PAUSING          PAUSING_AGAIN  -              -              IDLE
 * PAUSING_AGAIN    stays          -              -              LOOKING
 * STOPPED          stays          stays          stays          stays
 * </pre>
 *
 * <p>Called from any thread.
 */
final class Lookout {

    private static final Logger LOG = Logger.getLogger(Lookout.class);

    static final Duration PAUSE = Duration.ofMillis(100);

    static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private enum State { IDLE, LOOKING, LOOKING_AGAIN, PAUSING, PAUSING_AGAIN, STOPPED }

    private final Supplier<Uni<Void>> look;
    private final BiConsumer<Duration, Runnable> timer;
    private State state = State.IDLE;

    /** @param timer runs a task after a while, on any thread */
    Lookout(Supplier<Uni<Void>> look, BiConsumer<Duration, Runnable> timer) {
        this.look = look;
        this.timer = timer;
    }

    /** Looks, now or after the pause. */
    void ask() {
        boolean begins;
        synchronized (this) {
            begins = state == State.IDLE;
            state = switch (state) {
                case IDLE -> State.LOOKING;
                case LOOKING, LOOKING_AGAIN -> State.LOOKING_AGAIN;
                case PAUSING, PAUSING_AGAIN -> State.PAUSING_AGAIN;
                case STOPPED -> State.STOPPED;
            };
        }
        if (begins) {
            begin();
        }
    }

    /** Looks after a while, as after a failure: for what may be seen only then. */
    void askLater() {
        timer.accept(PAUSE_AFTER_FAILURE, this::ask);
    }

    /** Begins no look any more. */
    synchronized void stop() {
        state = State.STOPPED;
    }

    private void begin() {
        Uni.createFrom().deferred(look::get).subscribe().with(_ -> looked(), this::failed);
    }

    private void looked() {
        synchronized (this) {
            state = switch (state) {
                case LOOKING -> State.PAUSING;
                case LOOKING_AGAIN -> State.PAUSING_AGAIN;
                case STOPPED -> State.STOPPED;
                case IDLE, PAUSING, PAUSING_AGAIN -> throw new IllegalStateException("a look ended while " + state);
            };
        }
        timer.accept(PAUSE, this::goOn);
    }

    private void failed(Throwable failure) {
        LOG.debugf("a look failed, the next one follows: %s", failure);
        synchronized (this) {
            state = switch (state) {
                case LOOKING, LOOKING_AGAIN -> State.PAUSING_AGAIN;
                case STOPPED -> State.STOPPED;
                case IDLE, PAUSING, PAUSING_AGAIN -> throw new IllegalStateException("a look failed while " + state);
            };
        }
        timer.accept(PAUSE_AFTER_FAILURE, this::goOn);
    }

    private void goOn() {
        boolean begins;
        synchronized (this) {
            begins = state == State.PAUSING_AGAIN;
            state = switch (state) {
                case PAUSING -> State.IDLE;
                case PAUSING_AGAIN -> State.LOOKING;
                case STOPPED -> State.STOPPED;
                case IDLE, LOOKING, LOOKING_AGAIN -> throw new IllegalStateException("a pause ended while " + state);
            };
        }
        if (begins) {
            begin();
        }
    }
}
