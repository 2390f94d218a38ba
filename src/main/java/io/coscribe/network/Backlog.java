package io.coscribe.network;

import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * How much the node holds in memory for one client: the beginning of a message, messages that aren't answered, answers
 * that it doesn't take. Where that is too much for all clients together, and not little for this one, its connection is
 * cut off. Called from any thread.
 */
public final class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);

    /** Whoever holds no more than so many bytes isn't to blame. */
    static final long LITTLE = 1 << 20;

    private final AtomicLong ofAll;
    private final long limit;
    private final Runnable hangUp;
    private long held;
    private boolean ended;

    /**
     * @param ofAll what is held for all clients, in bytes
     * @param limit of that
     * @param hangUp cuts the client's connection off
     */
    Backlog(AtomicLong ofAll, long limit, Runnable hangUp) {
        this.ofAll = ofAll;
        this.limit = limit;
        this.hangUp = hangUp;
    }

    public void grow(long bytes) {
        if (isTooMuch(bytes)) {
            LOG.infof("cut off a client for whom much is held, of %d bytes for all", ofAll.get());
            hangUp.run();
        }
    }

    private synchronized boolean isTooMuch(long more) {
        if (ended) {
            return false;
        }
        held += more;
        return ofAll.addAndGet(more) > limit && held > LITTLE;
    }

    public synchronized void shrink(long bytes) {
        if (!ended) {
            held -= bytes;
            ofAll.addAndGet(-bytes);
        }
    }

    /** The connection has ended: nothing is held for it any more. */
    synchronized void end() {
        shrink(held);
        ended = true;
    }
}
