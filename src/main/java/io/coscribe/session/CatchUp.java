package io.coscribe.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a session is to read the log: somebody has seen it further than this node, or a task wants everything that any
 * node has committed by now. Belongs to the session's thread.
 */
final class CatchUp {

    private final List<Runnable> tasks = new ArrayList<>();

    /** As far as the log is said to go by others: nodes and clients. */
    private long rumour;

    /** Whether anything beyond the head was said since the log was last asked. */
    private boolean rumourIsNew;

    /** Somebody says that the log has reached {@code revision}; the session is at {@code head}. */
    void believe(long revision, long head) {
        rumour = Math.max(rumour, revision);
        rumourIsNew |= revision > head;
    }

    /** Runs {@code task} when all has been read that the log holds by then. */
    void await(Runnable task) {
        tasks.add(task);
    }

    boolean isAwaited() {
        return !tasks.isEmpty();
    }

    boolean isDue(long head) {
        return isAwaited() || rumour > head;
    }

    /** The log is about to be read. @return what to do when it has been, and the session is where the log was */
    Read begin() {
        List<Runnable> served = List.copyOf(tasks);
        tasks.clear();
        rumourIsNew = false;
        return head -> {
            if (!rumourIsNew) {
                // What was said before the log was asked, and what it doesn't hold, wasn't true.
                rumour = head;
            }
            served.forEach(Runnable::run);
        };
    }

    /** A reading of the log that has begun. */
    @FunctionalInterface
    interface Read {

        void ended(long head);
    }
}
