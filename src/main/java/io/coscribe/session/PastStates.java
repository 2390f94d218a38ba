package io.coscribe.session;

import io.coscribe.id.DocumentId;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Documents as they were: read from the log, without a session. While the log is away it is asked again and again, for
 * as long as anyone wants the answer; if nobody does any more, none comes. Called from any thread, answers on any.
 */
public final class PastStates {

    private static final Logger LOG = Logger.getLogger(PastStates.class);

    private record Question(
            DocumentId document, Supplier<CompletionStage<DocumentLog.Stored>> log, BooleanSupplier wanted) {}

    private final OperationLog log;
    private final SessionExecutor executor;

    /** @param executor runs what is to be tried again */
    public PastStates(OperationLog log, SessionExecutor executor) {
        this.log = log;
        this.executor = executor;
    }

    /**
     * The document at {@code revision}, or at its head if it hasn't got that far.
     *
     * @param wanted whether anyone still waits for the answer
     * @return fails if the log is damaged
     */
    public CompletionStage<DocumentState> atRevision(DocumentId document, long revision, BooleanSupplier wanted) {
        DocumentLog documentLog = log.of(document);
        return replayed(new Question(document, () -> documentLog.load(revision), wanted));
    }

    /** The document after the last operation that was committed at {@code time} or before; else as above. */
    public CompletionStage<DocumentState> atTime(DocumentId document, Instant time, BooleanSupplier wanted) {
        DocumentLog documentLog = log.of(document);
        return replayed(new Question(
                document, () -> documentLog.revisionAt(time).thenCompose(documentLog::load), wanted));
    }

    private CompletionStage<DocumentState> replayed(Question question) {
        CompletableFuture<DocumentLog.Stored> answer = new CompletableFuture<>();
        ask(question, Backoff.START, answer);
        return answer.thenApply(PastStates::replayed);
    }

    private void ask(Question question, Backoff backoff, CompletableFuture<DocumentLog.Stored> answer) {
        question.log.get().whenComplete((stored, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            switch (cause) {
                case null -> answer.complete(stored);
                case CorruptLogException corrupt -> answer.completeExceptionally(corrupt);
                default -> {
                    LOG.logf(backoff == Backoff.START ? Logger.Level.WARN : Logger.Level.DEBUG,
                            "%s: the log is not reachable, trying again: %s", question.document, cause);
                    executor.executeAfter(backoff.delay(), () -> {
                        if (question.wanted.getAsBoolean()) {
                            ask(question, backoff.next(), answer);
                        }
                    });
                }
            }
        });
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
