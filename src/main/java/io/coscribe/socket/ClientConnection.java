package io.coscribe.socket;

import io.coscribe.id.DocumentId;
import io.coscribe.presence.PresenceChannels;
import io.coscribe.presence.PresenceListener;
import io.coscribe.presence.PresenceValue;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.Problem;
import io.coscribe.session.Delivery;
import io.coscribe.session.DocumentSession;
import io.coscribe.session.DocumentState;
import io.coscribe.session.Outcome;
import io.coscribe.session.Participant;
import io.coscribe.session.PastStates;
import io.coscribe.session.SessionRegistry;
import io.coscribe.session.SessionRegistry.Lease;
import io.coscribe.session.Submission;
import io.coscribe.wire.ClientMessage;
import io.coscribe.wire.MalformedFrameException;
import io.coscribe.wire.MessageDecoder;
import io.coscribe.wire.MessageEncoder;
import io.coscribe.wire.ReadKind;
import io.coscribe.wire.RefusedMessageException;
import io.coscribe.wire.ServerMessage;
import io.quarkus.websockets.next.CloseReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * One WebSocket: turns what its client says into calls of sessions and presence channels, and what these say into
 * frames.
 *
 * <p>{@link #open}, {@link #receive} and {@link #end} are called by the socket, one at a time. Sessions and channels
 * call back from their own threads; a session's calls arrive in the order in which its document changed and go
 * straight to the outbox.
 */
final class ClientConnection implements Participant, PresenceListener {

    private static final Logger LOG = Logger.getLogger(ClientConnection.class);

    /** What all connections of this node share. */
    record Node(SessionRegistry sessions, PresenceChannels presence, PastStates past) {}

    private final Node node;
    private final MessageDecoder decoder;
    private final Outbox outbox;
    private final ConcurrentMap<DocumentId, Lease> subscriptions = new ConcurrentHashMap<>();
    private final ConnectionPresence presence;
    private final HeldOperations held = new HeldOperations();
    private volatile String clientId;
    private volatile boolean cameBack;

    /** @param clientId who the client is unless it brings an id of an earlier connection */
    ClientConnection(Node node, MessageDecoder decoder, Outbox outbox, String clientId) {
        this.node = node;
        this.decoder = decoder;
        this.outbox = outbox;
        this.clientId = clientId;
        this.presence = new ConnectionPresence(this, node.presence);
    }

    void open() {
        send(new ServerMessage.Greeting(clientId));
    }

    void receive(String text) {
        try {
            handle(decoder.decode(text, clientId));
        } catch (RefusedMessageException e) {
            send(e.answer());
        } catch (MalformedFrameException e) {
            LOG.debugf("client %s: ended for a frame that is no message: %s", clientId, e.getMessage());
            outbox.close(new CloseReason(CloseCode.INVALID_DATA, "not a JSON object"));
        }
    }

    void receiveBinary() {
        outbox.close(new CloseReason(CloseCode.UNSUPPORTED_DATA, "text frames only"));
    }

    /** The socket is closed: what was subscribed ends, what the others saw of this client goes away. */
    void end() {
        outbox.ended();
        presence.leaveAll();
        subscriptions.values().forEach(lease -> lease.session().unsubscribe(this, lease::close));
        subscriptions.clear();
    }

    private void handle(ClientMessage message) {
        switch (message) {
            case ClientMessage.Handshake(var id) -> {
                id.ifPresent(known -> {
                    clientId = known;
                    cameBack = true;
                });
                send(new ServerMessage.Handshake(clientId));
            }
            case ClientMessage.Ping() -> send(new ServerMessage.Pong());
            case ClientMessage.Read(var kind, var document, var since) -> read(kind, document, since);
            case ClientMessage.BulkRead(var kind, var collection, var names) -> bulkRead(kind, collection, names);
            case ClientMessage.BulkReadSince(var kind, var collection, var revisions) ->
                bulkReadSince(kind, collection, revisions);
            case ClientMessage.Unsubscribe(var document) ->
                unsubscribe(document, () -> send(new ServerMessage.Unsubscribed(document)));
            case ClientMessage.BulkUnsubscribe(var collection, var names) -> bulkUnsubscribe(collection, names);
            case ClientMessage.Submit(var document, var submission) -> submit(document, submission);
            case ClientMessage.PastByRevision(long request, var document, var revision) ->
                pastByRevision(request, document, revision);
            case ClientMessage.PastByTime(long request, var document, var time) ->
                pastByTime(request, document, time);
            case ClientMessage.SubscribePresence(var channel, long sequence) ->
                presence.subscribe(channel, () -> {
                    if (cameBack) {
                        // The others forgot it with its last connection, and it doesn't say it again by itself.
                        presenceRequested(channel);
                    }
                    send(new ServerMessage.PresenceSubscribed(channel, sequence));
                });
            case ClientMessage.UnsubscribePresence(var channel, long sequence) ->
                presence.leave(channel, () -> send(new ServerMessage.PresenceUnsubscribed(channel, sequence)));
            case ClientMessage.RequestPresence(var channel) -> presence.request(channel);
            case ClientMessage.SetPresence(var value) -> presence.set(value);
        }
    }

    private void read(ReadKind kind, DocumentId document, OptionalLong since) {
        Consumer<DocumentState> snapshot = state -> send(new ServerMessage.Snapshot(kind, document, state));
        Runnable caughtUp = () -> send(new ServerMessage.CaughtUp(kind, document));
        switch (kind) {
            case FETCH -> withLease(document, (session, release) -> {
                if (since.isPresent()) {
                    session.fetchSince(since.getAsLong(), this, inTurn(caughtUp, release));
                } else {
                    session.fetch(this, snapshot.andThen(_ -> release.run()));
                }
            });
            case SUBSCRIBE -> {
                DocumentSession session = subscribed(document);
                if (since.isPresent()) {
                    session.subscribeSince(since.getAsLong(), this, caughtUp);
                } else {
                    session.subscribe(this, snapshot);
                }
            }
        }
    }

    private void bulkRead(ReadKind kind, String collection, List<String> names) {
        Countdown<String, DocumentState> states = new Countdown<>(names, found -> {
            send(new ServerMessage.BulkSnapshots(kind, collection, found));
            held.release(collection, names, outbox::send);
        });
        for (String name : names) {
            DocumentId document = new DocumentId(collection, name);
            Consumer<DocumentState> found = state -> states.put(name, state);
            switch (kind) {
                case FETCH -> withLease(document, (session, release) ->
                        session.fetch(this, found.andThen(_ -> release.run())));
                case SUBSCRIBE -> {
                    held.hold(document);
                    subscribed(document).subscribe(this, found);
                }
            }
        }
    }

    private void bulkReadSince(ReadKind kind, String collection, Map<String, Long> revisions) {
        Countdown<String, Boolean> done = new Countdown<>(List.copyOf(revisions.keySet()), _ ->
                send(new ServerMessage.BulkCaughtUp(kind, collection, revisions)));
        revisions.forEach((name, revision) -> {
            DocumentId document = new DocumentId(collection, name);
            Runnable caughtUp = () -> done.put(name, true);
            switch (kind) {
                case FETCH -> withLease(document, (session, release) ->
                        session.fetchSince(revision, this, inTurn(caughtUp, release)));
                case SUBSCRIBE -> subscribed(document).subscribeSince(revision, this, caughtUp);
            }
        });
    }

    private void bulkUnsubscribe(String collection, List<String> names) {
        Countdown<String, Boolean> done = new Countdown<>(names, _ ->
                send(new ServerMessage.BulkUnsubscribed(collection, names)));
        names.forEach(name -> unsubscribe(new DocumentId(collection, name), () -> done.put(name, true)));
    }

    private void unsubscribe(DocumentId document, Runnable done) {
        Lease lease = subscriptions.remove(document);
        if (lease == null) {
            done.run();
        } else {
            lease.session().unsubscribe(this, inTurn(done, lease::close));
        }
    }

    private void submit(DocumentId document, Submission submission) {
        withLease(document, (session, release) -> session.submit(submission, this, outcome -> {
            sendInTurn(document, MessageEncoder.encode(answer(document, submission, outcome)));
            release.run();
        }));
    }

    private static ServerMessage answer(DocumentId document, Submission submission, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(long revision) -> new ServerMessage.Ack(document, submission.id(), revision);
            case Outcome.Duplicate(long revision) -> new ServerMessage.Ack(document, submission.id(), revision);
            case Outcome.Rejected(Problem problem) -> ServerMessage.Failure.of(document, submission, problem);
        };
    }

    private void pastByRevision(long request, DocumentId document, OptionalLong revision) {
        long wanted = revision.orElse(Long.MAX_VALUE);
        answerPast("nf", request, node.past.atRevision(document, wanted), state ->
                revision.isPresent() && state.revision() < wanted
                        ? ServerMessage.Failure.of("nf", request, new Problem(
                                ErrorCode.ERR_OP_VERSION_NEWER_THAN_CURRENT_SNAPSHOT,
                                "Requested version exceeds latest snapshot version"))
                        : new ServerMessage.PastByRevision(request, state));
    }

    private void pastByTime(long request, DocumentId document, OptionalLong time) {
        CompletionStage<DocumentState> past = time.isPresent()
                ? node.past.atTime(document, Instant.ofEpochMilli(time.getAsLong()))
                : node.past.atRevision(document, Long.MAX_VALUE);
        answerPast("nt", request, past, state -> new ServerMessage.PastByTime(request, state));
    }

    private void answerPast(
            String action,
            long request,
            CompletionStage<DocumentState> past,
            Function<DocumentState, ServerMessage> answer) {
        past.whenComplete((state, failure) -> {
            if (failure == null) {
                send(answer.apply(state));
            } else {
                LOG.warnf("client %s: a past state can't be read: %s", clientId, failure);
                send(ServerMessage.Failure.of(action, request,
                        new Problem(ErrorCode.ERR_DOCUMENT_UNREADABLE, "The document can't be read at present")));
            }
        });
    }

    /** What is done with a session, which is kept open until {@code release} runs. */
    interface LeasedWork {
        void with(DocumentSession session, Runnable release);
    }

    void withLease(DocumentId document, LeasedWork work) {
        Lease lease = node.sessions.lease(document, this);
        work.with(lease.session(), lease::close);
    }

    private DocumentSession subscribed(DocumentId document) {
        return subscriptions.computeIfAbsent(document, id -> node.sessions.lease(id, this)).session();
    }

    private static Runnable inTurn(Runnable first, Runnable second) {
        return () -> {
            first.run();
            second.run();
        };
    }

    void send(ServerMessage message) {
        outbox.send(MessageEncoder.encode(message));
    }

    @Override
    public String clientId() {
        return clientId;
    }

    @Override
    public void operation(Delivery delivery) {
        sendInTurn(delivery.document(), delivery.frame(ClientConnection::encode));
    }

    /** Operations and what became of submissions, in the order in which the session says them. */
    private void sendInTurn(DocumentId document, String frame) {
        if (!held.keep(document, frame)) {
            outbox.send(frame);
        }
    }

    private static String encode(Delivery delivery) {
        return MessageEncoder.encode(new ServerMessage.Operation(delivery.document(), delivery.operation()));
    }

    @Override
    public void abandoned(DocumentId document) {
        presence.forget(document);
        outbox.close(new CloseReason(CloseCode.INTERNAL_ERROR, "a document of this connection can't be served"));
    }

    @Override
    public boolean isOpen() {
        return outbox.isOpen();
    }

    @Override
    public void presence(PresenceValue value, String from) {
        send(new ServerMessage.Presence(value, from));
    }

    @Override
    public void presenceRequested(String channel) {
        send(new ServerMessage.PresenceRequested(channel));
    }
}
