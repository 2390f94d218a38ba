package io.coscribe.socket;

import io.coscribe.network.Backlog;
import io.coscribe.network.NetworkConnection;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one client has sent and hasn't been answered: submissions that wait for the database, above all. While it is too
 * much, nothing more is read from the client's network connection, so that it is the client who waits with the rest.
 * Called from any thread.
 */
final class Intake {

    /** What each document that a message names takes besides the text, about, in characters. */
    private static final int DOCUMENT_SIZE = 500;

    private final long limit;
    private final NetworkConnection network;
    private final Backlog backlog;
    private long unanswered;
    private boolean full;

    /** @param limit in characters; one message more may be of any size */
    Intake(long limit, NetworkConnection network, Backlog backlog) {
        this.limit = limit;
        this.network = network;
        this.backlog = backlog;
    }

    /**
     * A message has come.
     *
     * @param length of its text
     * @param documents how many it names; where it names none it counts as one
     * @return must run when it is answered; once is enough
     */
    Runnable take(int length, int documents) {
        long size = length + (long) DOCUMENT_SIZE * Math.max(1, documents);
        AtomicBoolean answered = new AtomicBoolean();
        grow(size);
        backlog.grow(size);
        return () -> {
            if (answered.compareAndSet(false, true)) {
                shrink(size);
                backlog.shrink(size);
            }
        };
    }

    private synchronized void grow(long size) {
        unanswered += size;
        if (!full && unanswered > limit) {
            full = true;
            network.pauseReading();
        }
    }

    private synchronized void shrink(long size) {
        unanswered -= size;
        if (full && unanswered <= limit / 2) {
            full = false;
            network.resumeReading();
        }
    }
}
