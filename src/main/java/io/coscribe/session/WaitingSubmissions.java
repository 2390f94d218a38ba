package io.coscribe.session;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was submitted to a session and isn't in a batch, in order. Belongs to the session's thread. */
final class WaitingSubmissions {

    private final Deque<Pending> waiting = new ArrayDeque<>();

    void add(Pending pending) {
        waiting.add(pending);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The oldest revision that any of them was made against; {@code head} if none is older. */
    long oldestBase(long head) {
        return waiting.stream()
                .mapToLong(pending -> pending.submission().base())
                .filter(base -> base != Submission.CURRENT)
                .min()
                .orElse(head);
    }

    /** Moves to {@code batch} what it has the operations for; what came while those were read may be older. */
    void moveTo(Batch batch) {
        while (!waiting.isEmpty() && batch.reaches(waiting.peek().submission().base())) {
            batch.add(waiting.remove());
        }
    }

    /** The batch came to nothing: its submissions are first again. */
    void takeBack(Batch batch) {
        batch.items().reversed().forEach(item -> waiting.addFirst(item.pending()));
    }
}
