package io.coscribe.session;

import io.coscribe.id.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A document's operations up to the head: the recent ones from memory and the older ones from the log. Belongs to the
 * session's thread.
 */
final class OperationReader {

    private final DocumentId document;
    private final Replica replica;
    private final DocumentLog log;
    private final SessionThread thread;

    OperationReader(DocumentId document, Replica replica, DocumentLog log, SessionThread thread) {
        this.document = document;
        this.replica = replica;
        this.log = log;
        this.thread = thread;
    }

    /** Calls {@code action} with the operations from {@code revision} up to the head: at once, unless they are old. */
    void since(long revision, Consumer<List<CommittedOperation>> action) {
        if (revision >= replica.start()) {
            action.accept(replica.since(revision));
            return;
        }
        long end = replica.start();
        thread.ask(() -> log.read(revision, end), older -> since(end, newer -> {
            List<CommittedOperation> all = new ArrayList<>(older);
            all.addAll(newer);
            action.accept(all);
        }));
    }

    /** Delivers from {@code revision} up to the head, as fast as {@code to} takes it in, and runs {@code done} there. */
    void deliverSince(long revision, Participant to, Runnable done) {
        if (revision >= replica.start() || !to.isOpen()) {
            deliver(replica.since(Math.max(revision, replica.start())), to);
            done.run();
            return;
        }
        thread.ask(() -> log.readSome(revision, replica.start()), operations -> {
            deliver(operations, to);
            long next = operations.getLast().revision() + 1;
            to.whenReady(() -> thread.run(() -> deliverSince(next, to, done)));
        });
    }

    private void deliver(List<CommittedOperation> operations, Participant to) {
        operations.forEach(operation -> to.operation(new Delivery(document, operation)));
    }
}
