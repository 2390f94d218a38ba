package io.coscribe.session;

import io.coscribe.id.DocumentId;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Documents as they were: read from the log, without a session. */
public final class PastStates {

    private final OperationLog log;

    public PastStates(OperationLog log) {
        this.log = log;
    }

    /** The document at {@code revision}, or at its head if it hasn't got that far. */
    public CompletionStage<DocumentState> atRevision(DocumentId document, long revision) {
        return log.of(document).load(revision).thenApply(PastStates::replayed);
    }

    /** The document after the last operation that was committed at {@code time} or before. */
    public CompletionStage<DocumentState> atTime(DocumentId document, Instant time) {
        DocumentLog documentLog = log.of(document);
        return documentLog.revisionAt(time).thenCompose(documentLog::load).thenApply(PastStates::replayed);
    }

    private static DocumentState replayed(DocumentLog.Stored stored) {
        DocumentState state = stored.snapshot();
        try {
            for (CommittedOperation operation : stored.tail()) {
                state = state.after(operation.id(), operation.change());
            }
            return state;
        } catch (ChangeRefusedException e) {
            throw new CorruptLogException("operation " + state.revision() + " can't be applied", e);
        }
    }
}
