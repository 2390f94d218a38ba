package io.coscribe.socket;

import io.coscribe.id.DocumentId;
import io.coscribe.problem.Problem;
import io.coscribe.session.Outcome;
import io.coscribe.session.Submission;
import io.coscribe.wire.MessageEncoder;
import io.coscribe.wire.ServerMessage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The operations that one connection's client has submitted. Submitted one at a time; sessions settle them on their own
 * threads.
 */
final class ConnectionSubmissions {

    private final ClientConnection connection;
    private final ConnectionReads reads;
    private final Runnable whenSettled;
    private final AtomicInteger unsettled = new AtomicInteger();

    /** @param whenSettled runs whenever an operation has been answered */
    ConnectionSubmissions(ClientConnection connection, ConnectionReads reads, Runnable whenSettled) {
        this.connection = connection;
        this.reads = reads;
        this.whenSettled = whenSettled;
    }

    /** @param answered runs when it is; not if the connection ends before */
    void submit(DocumentId document, Submission submission, Runnable answered) {
        unsettled.incrementAndGet();
        Runnable settled = reads.submitted(document);
        // An error would take the operation from its author, who keeps it and sends it again when the connection ends.
        connection.withLease(document, connection::mustComeBack, (session, release) ->
                session.submit(submission, connection, outcome -> {
                    connection.answerInTurn(
                            document, () -> MessageEncoder.encode(answer(document, submission, outcome)));
                    release.run();
                    settled.run();
                    answered.run();
                    unsettled.decrementAndGet();
                    whenSettled.run();
                }));
    }

    private static ServerMessage answer(DocumentId document, Submission submission, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(long revision) -> new ServerMessage.Ack(document, submission.id(), revision);
            case Outcome.Duplicate(long revision) -> new ServerMessage.Ack(document, submission.id(), revision);
            case Outcome.Rejected(Problem problem) -> ServerMessage.Failure.of(document, submission, problem);
        };
    }

    /** Whether all of them have been answered. */
    boolean areSettled() {
        return unsettled.get() == 0;
    }
}
