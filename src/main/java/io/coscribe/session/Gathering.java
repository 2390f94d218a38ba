package io.coscribe.session;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets submissions wait for others to share a batch with. After a batch there may come, within a moment, one from
 * everyone who was in it or in the batch before: they write as fast as they are acknowledged. It is worth waiting for all of
 * them, because otherwise they fall into groups that take turns, and each batch costs a commit and a message to every
 * reader's network. Who writes alone, or at a person's pace, never waits.
 *
 * <p>Belongs to the session's thread.
 */
final class Gathering {

    private static final Duration MOMENT = Duration.ofMillis(2);

    private final SessionThread thread;
    private Set<Participant> inLast = Set.of();
    private int expected;
    private long settled;
    private long settledAt;
    private boolean begun;

    Gathering(SessionThread thread) {
        this.thread = thread;
    }

    /**
     * Whether {@code waiting} submissions are to wait no longer.
     *
     * @param goOn runs when the moment is over, unless a batch is settled before
     */
    boolean isDone(int waiting, Runnable goOn) {
        if (waiting >= expected || thread.nanoTime() - settledAt >= MOMENT.toNanos()) {
            return true;
        }
        if (!begun) {
            begun = true;
            long batches = settled;
            thread.runAfter(MOMENT, () -> {
                if (settled == batches) {
                    expected = 0;
                    goOn.run();
                }
            });
        }
        return false;
    }

    /** Everyone who submitted something in {@code batch} has been told. */
    void settled(Batch batch) {
        Set<Participant> authors = new HashSet<>();
        batch.items().forEach(item -> authors.add(item.pending().from()));
        Set<Participant> active = new HashSet<>(inLast);
        active.addAll(authors);
        expected = active.size();
        inLast = authors;
        settled++;
        settledAt = thread.nanoTime();
        begun = false;
    }
}
