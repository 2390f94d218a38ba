package io.coscribe.socket;

import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.Problem;
import io.coscribe.session.DocumentLog;
import io.coscribe.session.DocumentState;
import io.coscribe.session.PastStates;
import io.coscribe.wire.ClientMessage;
import io.coscribe.wire.ServerMessage;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The past states that one connection asks for. What is asked takes a task that runs behind its answer. */
final class ConnectionPast {

    private static final Logger LOG = Logger.getLogger(ConnectionPast.class);

    private static final Problem NOT_REACHED = new Problem(
            ErrorCode.ERR_OP_VERSION_NEWER_THAN_CURRENT_SNAPSHOT, "Requested version exceeds latest snapshot version");

    private final ClientConnection connection;
    private final PastStates past;

    ConnectionPast(ClientConnection connection, PastStates past) {
        this.connection = connection;
        this.past = past;
    }

    void read(ClientMessage.PastByRevision request, Runnable answered) {
        long wanted = request.revision().orElse(DocumentLog.NEWEST);
        answer(
                past.atRevision(request.document(), wanted, connection::isOpen),
                state -> request.revision().isPresent() && state.revision() < wanted
                        ? ServerMessage.Failure.of(request, NOT_REACHED)
                        : new ServerMessage.PastByRevision(request.request(), state),
                ServerMessage.Failure.of(request, ClientConnection.UNREADABLE),
                answered);
    }

    void read(ClientMessage.PastByTime request, Runnable answered) {
        CompletionStage<DocumentState> state = request.time().isPresent()
                ? past.atTime(request.document(), Instant.ofEpochMilli(request.time().getAsLong()), connection::isOpen)
                : past.atRevision(request.document(), DocumentLog.NEWEST, connection::isOpen);
        answer(
                state,
                found -> new ServerMessage.PastByTime(request.request(), found),
                ServerMessage.Failure.of(request, ClientConnection.UNREADABLE),
                answered);
    }

    private void answer(
            CompletionStage<DocumentState> state,
            Function<DocumentState, ServerMessage> answer,
            ServerMessage failed,
            Runnable answered) {
        state.whenComplete((found, failure) -> {
            if (failure == null) {
                connection.send(answer.apply(found));
            } else {
                LOG.warnf("client %s: a past state can't be read: %s", connection.clientId(), failure);
                connection.send(failed);
            }
            answered.run();
        });
    }
}
