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

    /** The same, since the log was last asked. */
    private long newRumour;

    /** Somebody says that the log has reached {@code revision}. */
    void believe(long revision) {
        rumour = Math.max(rumour, revision);
        newRumour = Math.max(newRumour, revision);
    }

    /** Whether the log may have reached {@code revision}, for all that is known here. */
    boolean mayReach(long revision) {
        return rumour >= revision;
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

    /** The log is about to be read. @return must run when it has been, and the session is where the log was */
    Runnable begin() {
        List<Runnable> served = List.copyOf(tasks);
        tasks.clear();
        newRumour = 0;
        return () -> {
            // What was said before the log was asked, and what it doesn't hold, wasn't true.
            rumour = newRumour;
            served.forEach(Runnable::run);
        };
    }
}
