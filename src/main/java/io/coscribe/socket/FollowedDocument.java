package io.coscribe.socket;

import io.coscribe.id.DocumentId;
import io.coscribe.session.DocumentSession;
import io.coscribe.session.SessionRegistry;
import java.util.ArrayList;
import java.util.List;

/**
 * A document that a connection subscribes to: keeps its session open, and answers for it if it fails. Called by the
 * connection and by the session, each on its thread.
 */
final class FollowedDocument {

    /** Something that a session is asked. */
    @FunctionalInterface
    interface Question {

        /** @param answered must run after the answer, on the session's thread */
        void put(DocumentSession session, Runnable answered);
    }

    /** Hears that the session has failed. */
    @FunctionalInterface
    interface LossListener {

        /** @param live whether the client has been told that it follows the document */
        void lost(FollowedDocument document, boolean live);
    }

    private final LossListener onLoss;
    private final SessionRegistry.Lease lease;
    private final List<Runnable> unanswered = new ArrayList<>();
    private boolean live;
    private boolean left;
    private boolean lost;

    FollowedDocument(DocumentId id, SessionRegistry sessions, LossListener onLoss) {
        this.onLoss = onLoss;
        this.lease = sessions.lease(id, this::abandoned);
    }

    /** @param unreadable runs in place of the answer if the session fails before it */
    void ask(Runnable unreadable, Question question) {
        if (expect(unreadable)) {
            question.put(lease.session(), () -> answered(unreadable));
        } else {
            unreadable.run();
        }
    }

    /** As {@link #ask}, for the last time: whatever happens from now on, the client doesn't rely on the document. */
    void leave(Runnable unreadable, Question question) {
        synchronized (this) {
            left = true;
        }
        ask(unreadable, question);
    }

    /** Lets go of the session. */
    void close() {
        lease.close();
    }

    private synchronized boolean expect(Runnable unreadable) {
        return !lost && unanswered.add(unreadable);
    }

    private synchronized void answered(Runnable unreadable) {
        unanswered.remove(unreadable);
        live = true;
    }

    private void abandoned() {
        List<Runnable> failures;
        boolean wasLive;
        synchronized (this) {
            lost = true;
            failures = List.copyOf(unanswered);
            wasLive = live && !left;
        }
        failures.forEach(Runnable::run);
        onLoss.lost(this, wasLive);
    }
}
