package io.coscribe.session;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.LongPredicate;

/** What was submitted to a session and isn't in a batch, in order. Belongs to the session's thread. */
final class WaitingSubmissions {

    private final Deque<Pending> waiting = new ArrayDeque<>();
    private final Set<Pending> held = Collections.newSetFromMap(new IdentityHashMap<>());

    void add(Pending pending) {
        waiting.add(pending);
    }

    /** As {@link #add}; it and what comes behind it goes into no batch until {@link #release}. */
    void addHeld(Pending pending) {
        held.add(pending);
        waiting.add(pending);
    }

    void release(Pending pending) {
        held.remove(pending);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /** The oldest revision that deciding about any of them needs the operations from. */
    long decidedSince(DocumentState head) {
        return waiting.stream()
                .mapToLong(pending -> pending.submission().decidedSince(head))
                .min()
                .orElse(head.revision());
    }

    /**
     * Moves submissions to {@code batch} until it is full, or lacks the operations to decide about the next.
     *
     * @param mayReach whether the log may have reached a revision: a submission against one that isn't here yet stays
     */
    void moveTo(Batch batch, LongPredicate mayReach) {
        while (!waiting.isEmpty() && !batch.isFull()) {
            Pending next = waiting.peek();
            long base = next.submission().base();
            boolean isAhead = base > batch.after().revision() && mayReach.test(base);
            if (held.contains(next) || isAhead || !batch.reaches(next.submission())) {
                return;
            }
            batch.add(waiting.remove());
        }
    }

    /** The batch came to nothing: its submissions are first again. */
    void takeBack(Batch batch) {
        batch.items().reversed().forEach(item -> waiting.addFirst(item.pending()));
    }
}
