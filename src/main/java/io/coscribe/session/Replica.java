package io.coscribe.session;

import java.util.List;

/** A document as this node has it: its head, and the newest of the operations that led there. Belongs to the session. */
final class Replica {

    private DocumentState head = DocumentState.NEVER_CREATED;
    private History history = new History(head.revision());

    /** Begins anew with what the log holds. */
    void begin(DocumentLog.Stored stored) {
        head = stored.snapshot();
        history = new History(head.revision());
        stored.tail().forEach(this::advance);
    }

    DocumentState head() {
        return head;
    }

    long revision() {
        return head.revision();
    }

    /** Applies an operation that the log holds. */
    void advance(CommittedOperation operation) {
        try {
            advance(List.of(operation), head.after(operation.id(), operation.change()));
        } catch (ChangeRefusedException | IllegalStateException e) {
            throw new CorruptLogException("operation " + operation.revision() + " can't be applied", e);
        }
    }

    /** Takes over operations that have been applied already, and the state that they lead to. */
    void advance(List<CommittedOperation> operations, DocumentState after) {
        operations.forEach(history::add);
        head = after;
    }

    /** The oldest revision that {@link #since} knows. */
    long start() {
        return history.start();
    }

    /** See {@link History#since}. */
    List<CommittedOperation> since(long revision) {
        return history.since(revision);
    }
}
