package io.coscribe.socket;

import io.coscribe.id.DocumentId;
import io.coscribe.problem.Problem;
import io.coscribe.session.DocumentState;
import io.coscribe.session.SessionRegistry;
import io.coscribe.session.StateDelivery;
import io.coscribe.wire.ClientMessage;
import io.coscribe.wire.MessageEncoder;
import io.coscribe.wire.ReadKind;
import io.coscribe.wire.ServerMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * What one connection fetches and follows, one document at a time and in bulk. Called by its connection, one call at a
 * time; sessions answer on their own threads.
 *
 * <p>A document that can't be read is answered with an error, and the others of a bulk as if it weren't there. The
 * documents of a bulk stand in line at once, and are read when {@link RequestOrder} has a place. What is asked takes a
 * task that runs behind its answer.
 */
final class ConnectionReads {

    private final ClientConnection connection;
    private final SessionRegistry sessions;
    private final ConcurrentMap<DocumentId, FollowedDocument> followed = new ConcurrentHashMap<>();
    private final HeldOperations held = new HeldOperations();
    private final RequestOrder order = new RequestOrder();

    ConnectionReads(ClientConnection connection, SessionRegistry sessions) {
        this.connection = connection;
        this.sessions = sessions;
    }

    void read(ClientMessage.Read request, Runnable answered) {
        ReadKind kind = request.kind();
        DocumentId document = request.document();
        Runnable unreadable =
                inTurn(() -> send(ServerMessage.Failure.of(kind, document, ClientConnection.UNREADABLE)), answered);
        if (request.since().isPresent()) {
            operations(kind, document, request.since().getAsLong(), unreadable,
                    inTurn(() -> send(new ServerMessage.CaughtUp(kind, document)), answered));
        } else {
            snapshot(kind, document, unreadable, found -> {
                connection.send(() -> found.message(kind, state ->
                        MessageEncoder.encode(new ServerMessage.Snapshot(kind, document, state))));
                answered.run();
            });
        }
    }

    /** @param denied the documents that aren't to be read */
    void bulkRead(ClientMessage.BulkRead request, Set<DocumentId> denied, Runnable answered) {
        ReadKind kind = request.kind();
        String collection = request.collection();
        List<String> names = request.names().stream()
                .distinct()
                .filter(name -> !denied.contains(new DocumentId(collection, name)))
                .toList();
        Countdown<String, Optional<DocumentState>> found = new Countdown<>(names, states -> {
            send(bulkSnapshots(kind, collection, states, denied));
            held.release(collection, names, connection::sendFrame);
            answered.run();
        });
        if (kind == ReadKind.SUBSCRIBE) {
            names.forEach(name -> held.hold(new DocumentId(collection, name)));
        }
        for (String name : names) {
            DocumentId document = new DocumentId(collection, name);
            snapshot(kind, document, () -> found.put(name, Optional.empty()), present -> found.put(name, Optional.of(present.state())));
        }
    }

    private static ServerMessage bulkSnapshots(
            ReadKind kind, String collection, Map<String, Optional<DocumentState>> found, Set<DocumentId> denied) {
        Map<String, DocumentState> states = new LinkedHashMap<>();
        Map<String, Problem> failures = new LinkedHashMap<>();
        found.forEach((name, state) -> state.ifPresentOrElse(
                present -> states.put(name, present), () -> failures.put(name, ClientConnection.UNREADABLE)));
        denied.forEach(document -> failures.put(document.name(), ClientConnection.DENIED));
        return new ServerMessage.BulkSnapshots(kind, collection, states, failures);
    }

    /** @param denied the documents that aren't to be read */
    void bulkReadSince(ClientMessage.BulkReadSince request, Set<DocumentId> denied, Runnable answered) {
        ReadKind kind = request.kind();
        String collection = request.collection();
        Map<String, Long> revisions = new LinkedHashMap<>(request.revisions());
        Map<String, Long> refused = new LinkedHashMap<>(revisions);
        revisions.keySet().removeIf(name -> denied.contains(new DocumentId(collection, name)));
        refused.keySet().removeAll(revisions.keySet());
        if (!refused.isEmpty()) {
            send(ServerMessage.Failure.of(kind, collection, refused, ClientConnection.DENIED));
        }
        Countdown<String, Boolean> readable = new Countdown<>(List.copyOf(revisions.keySet()), all -> {
            Map<String, Long> caughtUp = new LinkedHashMap<>(revisions);
            caughtUp.keySet().removeIf(name -> !all.get(name));
            Map<String, Long> failed = new LinkedHashMap<>(revisions);
            failed.keySet().removeIf(all::get);
            if (!caughtUp.isEmpty() || failed.isEmpty() && refused.isEmpty()) {
                send(new ServerMessage.BulkCaughtUp(kind, collection, caughtUp));
            }
            if (!failed.isEmpty()) {
                send(ServerMessage.Failure.of(kind, collection, failed, ClientConnection.UNREADABLE));
            }
            answered.run();
        });
        revisions.forEach((name, revision) -> operations(kind, new DocumentId(collection, name), revision,
                () -> readable.put(name, false), () -> readable.put(name, true)));
    }

    private void snapshot(
            ReadKind kind, DocumentId document, Runnable unreadable, Consumer<StateDelivery> found) {
        order.inOrder(document, settled -> {
            switch (kind) {
                case FETCH -> connection.withLease(document, inTurn(unreadable, settled), (session, release) ->
                        session.fetch(found.andThen(_ -> inTurn(release, settled).run())));
                case SUBSCRIBE -> follow(document, inTurn(unreadable, settled), (session, answered) ->
                        session.subscribe(connection, found.andThen(_ -> inTurn(answered, settled).run())));
            }
        });
    }

    private void operations(
            ReadKind kind, DocumentId document, long since, Runnable unreadable, Runnable caughtUp) {
        order.inOrder(document, settled -> {
            switch (kind) {
                case FETCH -> connection.withLease(document, inTurn(unreadable, settled), (session, release) ->
                        session.fetchSince(since, connection, inTurn(caughtUp, inTurn(release, settled))));
                case SUBSCRIBE -> follow(document, inTurn(unreadable, settled), (session, answered) ->
                        session.subscribeSince(since, connection, inTurn(caughtUp, inTurn(answered, settled))));
            }
        });
    }

    void unsubscribe(ClientMessage.Unsubscribe request, Runnable answered) {
        unsubscribe(
                request.document(),
                inTurn(() -> send(new ServerMessage.Unsubscribed(request.document())), answered));
    }

    void bulkUnsubscribe(ClientMessage.BulkUnsubscribe request, Runnable answered) {
        List<String> names = request.names().stream().distinct().toList();
        Countdown<String, Boolean> done = new Countdown<>(names, _ -> {
            send(new ServerMessage.BulkUnsubscribed(request.collection(), request.names()));
            answered.run();
        });
        names.forEach(name ->
                unsubscribe(new DocumentId(request.collection(), name), () -> done.put(name, true)));
    }

    private void unsubscribe(DocumentId document, Runnable answer) {
        order.afterwards(document, () -> unsubscribeNow(document, answer));
    }

    private void unsubscribeNow(DocumentId document, Runnable answer) {
        Runnable done = () -> {
            held.release(document, connection::sendFrame);
            answer.run();
        };
        FollowedDocument present = followed.remove(document);
        if (present == null) {
            done.run();
        } else {
            present.leave(done, (session, answered) ->
                    session.unsubscribe(connection, inTurn(done, inTurn(answered, present::close))));
        }
    }

    /** The connection has ended. */
    void end() {
        order.close();
        followed.keySet().forEach(document -> unsubscribeNow(document, () -> {}));
    }

    /** A submission is under way. @return must run when it is settled */
    Runnable submitted(DocumentId document) {
        return order.begin(document);
    }

    /** Whether a frame about {@code document} is kept back, to be sent behind the answer to a bulk that names it. */
    boolean keepsBack(DocumentId document, byte[] frame) {
        return held.keep(document, frame);
    }

    private void follow(DocumentId document, Runnable unreadable, FollowedDocument.Question question) {
        followed.computeIfAbsent(document, id -> new FollowedDocument(id, sessions, (lost, live) -> {
            followed.remove(document, lost);
            if (live) {
                connection.mustComeBack();
            }
        })).ask(unreadable, question);
    }

    private void send(ServerMessage message) {
        connection.send(message);
    }

    private static Runnable inTurn(Runnable first, Runnable second) {
        return () -> {
            first.run();
            second.run();
        };
    }
}
