package io.coscribe.socket;

import io.coscribe.access.Accesses;
import io.coscribe.access.Authenticator;
import io.coscribe.access.ChangedAccess;
import io.coscribe.id.DocumentId;
import io.coscribe.presence.PresenceChannels;
import io.coscribe.presence.PresenceListener;
import io.coscribe.presence.PresenceValue;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.Problem;
import io.coscribe.session.Delivery;
import io.coscribe.session.DocumentSession;
import io.coscribe.session.Participant;
import io.coscribe.session.PastStates;
import io.coscribe.session.SessionRegistry;
import io.coscribe.session.SessionRegistry.Lease;
import io.coscribe.socket.ConnectionLimits.Verdict;
import io.coscribe.wire.ClientMessage;
import io.coscribe.wire.MalformedFrameException;
import io.coscribe.wire.MessageDecoder;
import io.coscribe.wire.MessageEncoder;
import io.coscribe.wire.RefusedMessageException;
import io.coscribe.wire.ServerMessage;
import io.quarkus.websockets.next.CloseReason;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    static final Problem UNREADABLE =
            new Problem(ErrorCode.ERR_DOCUMENT_UNREADABLE, "The document is unreadable at present");
    static final Problem DENIED =
            new Problem(ErrorCode.ERR_ACCESS_DENIED, "There is no such document, or your role doesn't allow that");

    /** What all connections of this node share. */
    record Node(
            SessionRegistry sessions,
            PresenceChannels presence,
            PastStates past,
            Accesses accesses,
            Authenticator authenticator,
            LimitsConfig limits,
            InstantSource clock) {}

    private final Node node;
    private final MessageDecoder decoder;
    private final Intake intake;
    private final Outbox outbox;
    private final ConnectionLimits limits;
    private final ConnectionUser user;
    private final ConnectionReads reads;
    private final ConnectionSubmissions submissions;
    private final ConnectionPast past;
    private final ConnectionPresence presence;
    private volatile String clientId;
    private volatile boolean cameBack;
    private volatile boolean leaving;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /**
     * @param opening who has opened it
     * @param clientId who the client is unless it brings an id of an earlier connection
     */
    ClientConnection(
            Node node, Opening opening, MessageDecoder decoder, Intake intake, Outbox outbox, String clientId) {
        this.node = node;
        this.decoder = decoder;
        this.intake = intake;
        this.outbox = outbox;
        this.clientId = clientId;
        Interests interests = new Interests(node.limits.subscriptionsPerConnection());
        this.limits = new ConnectionLimits(opening.allowance(), interests, node.limits);
        this.user = new ConnectionUser(this, node, opening, interests);
        this.past = new ConnectionPast(this, node.past);
        this.reads = new ConnectionReads(this, node.sessions);
        this.submissions = new ConnectionSubmissions(this, reads, this::leaveIfSettled);
        this.presence = new ConnectionPresence(this, node.presence);
    }

    void open() {
        user.begin();
        send(new ServerMessage.Greeting(clientId));
    }

    void receive(String text) {
        if (leaving || !outbox.isOpen()) {
            return;
        }
        if (limits.take(text.length()) instanceof Verdict.Exceeded(String what)) {
            exceeded(what);
            return;
        }
        try {
            admit(decoder.decode(text, clientId), text.length());
        } catch (RefusedMessageException e) {
            send(e.answer());
        } catch (MalformedFrameException e) {
            LOG.debugf("client %s: ended for a frame that is no message: %s", clientId, e.getMessage());
            outbox.close(new CloseReason(CloseCode.INVALID_DATA, "not a JSON object"));
        }
    }

    /** Passes a message on when it is known what its user may do, in the order in which messages come. */
    private void admit(ClientMessage message, int length) {
        switch (limits.take(message, length)) {
            case Verdict.Passes() when message instanceof ClientMessage.Ping ->
                // It asks whether the connection lives, whatever waits on it.
                handle(message, Set.of(), () -> {});
            case Verdict.Passes() -> {
                if (message instanceof ClientMessage.Handshake(var id)) {
                    id.ifPresent(this::comeBack);
                }
                Runnable answered = intake.take(length, message.documents());
                user.check(message, denied -> handleOrFail(message, denied, answered));
            }
            case Verdict.Refused(Problem problem) -> send(ServerMessage.Failure.of(message, problem));
            case Verdict.Exceeded(String what) -> exceeded(what);
        }
    }

    private void comeBack(String earlierId) {
        clientId = earlierId;
        cameBack = true;
    }

    /** Says what is too much and ends the connection; to whoever was told so lately, says nothing. */
    private void exceeded(String what) {
        LOG.infof("client %s: ended for %s", clientId, what);
        switch (limits.exceeded()) {
            case TELL -> {
                send(ServerMessage.Failure.ofConnection(new Problem(ErrorCode.ERR_LIMIT_EXCEEDED, what)));
                close(new CloseReason(CloseCode.LIMIT_EXCEEDED, what));
            }
            case CUT_OFF -> outbox.cutOff();
        }
    }

    void receiveBinary() {
        outbox.close(new CloseReason(CloseCode.UNSUPPORTED_DATA, "text frames only"));
    }

    /** The socket is closed: what was subscribed ends, what the others saw of this client goes away. */
    void end() {
        outbox.ended();
        ended.complete(null);
        user.end();
        presence.leaveAll();
        reads.end();
    }

    /** Answers what was submitted, takes in nothing more, and sends the client away. It asks anew where it comes back. */
    void leave() {
        leaving = true;
        leaveIfSettled();
    }

    private void leaveIfSettled() {
        if (leaving && submissions.areSettled()) {
            leaveAtOnce();
        }
    }

    /** @return as {@link #ended} */
    CompletableFuture<Void> leaveAtOnce() {
        outbox.close(new CloseReason(CloseCode.GOING_AWAY));
        return ended();
    }

    /** Completes when the socket is closed. */
    CompletableFuture<Void> ended() {
        return ended.copy();
    }

    /** What goes wrong here ends this connection alone. */
    private void handleOrFail(ClientMessage message, Set<DocumentId> denied, Runnable answered) {
        try {
            handle(message, denied, answered);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "client %s: a message can't be handled", clientId);
            close(new CloseReason(CloseCode.INTERNAL_ERROR));
        }
    }

    /**
     * @param denied the documents with which the user may not do this
     * @param answered must run when nothing of the message is kept any more, unless the connection ends before
     */
    private void handle(ClientMessage message, Set<DocumentId> denied, Runnable answered) {
        if (!denied.isEmpty() && !message.isBulk()) {
            send(ServerMessage.Failure.of(message, DENIED));
            answered.run();
            return;
        }
        switch (message) {
            case ClientMessage.Handshake _ -> {
                send(new ServerMessage.Handshake(clientId));
                answered.run();
            }
            case ClientMessage.Ping() -> {
                send(new ServerMessage.Pong());
                answered.run();
            }
            case ClientMessage.Authenticate request -> user.authenticate(request, answered);
            case ClientMessage.Read request -> reads.read(request, answered);
            case ClientMessage.BulkRead request -> reads.bulkRead(request, denied, answered);
            case ClientMessage.BulkReadSince request -> reads.bulkReadSince(request, denied, answered);
            case ClientMessage.Unsubscribe request -> reads.unsubscribe(request, answered);
            case ClientMessage.BulkUnsubscribe request -> reads.bulkUnsubscribe(request, answered);
            case ClientMessage.Submit(var document, var submission) -> submissions.submit(document, submission, answered);
            case ClientMessage.PastByRevision request -> past.read(request, answered);
            case ClientMessage.PastByTime request -> past.read(request, answered);
            case ClientMessage.SubscribePresence(var channel, long sequence) ->
                presence.subscribe(channel, () -> {
                    if (cameBack) {
                        // The others forgot it with its last connection, and it doesn't say it again by itself.
                        presenceRequested(channel);
                    }
                    send(new ServerMessage.PresenceSubscribed(channel, sequence));
                    answered.run();
                });
            case ClientMessage.UnsubscribePresence(var channel, long sequence) ->
                presence.leave(channel, () -> {
                    send(new ServerMessage.PresenceUnsubscribed(channel, sequence));
                    answered.run();
                });
            case ClientMessage.RequestPresence(var channel) -> {
                presence.request(channel);
                answered.run();
            }
            case ClientMessage.SetPresence(var value) -> presence.set(value, answered);
        }
    }

    /** What is done with a session, which is kept open until {@code release} runs. */
    interface LeasedWork {
        void with(DocumentSession session, Runnable release);
    }

    /** @param onFailure runs in place of what was to come if the session fails before the release */
    void withLease(DocumentId document, Runnable onFailure, LeasedWork work) {
        Lease lease = node.sessions.lease(document, onFailure::run);
        work.with(lease.session(), lease::close);
    }

    /** Access may have changed. Called from any thread. */
    void accessChanged(ChangedAccess changed) {
        user.accessChanged(changed);
    }

    /** Says goodbye behind what was sent before; what comes from now on isn't read. */
    void close(CloseReason reason) {
        outbox.close(reason);
    }

    /** What the client relies on doesn't go on: with a new connection it asks for it again. */
    void mustComeBack() {
        close(new CloseReason(CloseCode.INTERNAL_ERROR, "a document of this connection can't be served"));
    }

    void send(ServerMessage message) {
        send(() -> MessageEncoder.encode(message));
    }

    /** @param message makes it; what goes wrong with that ends this connection alone */
    void send(Supplier<byte[]> message) {
        guarded(() -> outbox.answer(message.get()));
    }

    void sendFrame(byte[] frame) {
        guarded(() -> outbox.answer(frame));
    }

    private void tell(ServerMessage message) {
        guarded(() -> outbox.tell(MessageEncoder.encode(message)));
    }

    /** Says what became of a submission: in the order in which the session says that and operations. */
    void answerInTurn(DocumentId document, Supplier<byte[]> message) {
        sendInTurn(document, message, outbox::answer);
    }

    private void sendInTurn(DocumentId document, Supplier<byte[]> message, Consumer<byte[]> way) {
        guarded(() -> {
            byte[] frame = message.get();
            if (!reads.keepsBack(document, frame)) {
                way.accept(frame);
            }
        });
    }

    /** What goes wrong here ends this connection, not the session that says it, which is also that of others. */
    private void guarded(Runnable sending) {
        try {
            sending.run();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (outbox.isOpen()) {
                LOG.errorf(e, "client %s: cut off, it can't be told something", clientId);
                outbox.cutOff();
            }
        }
    }

    /** Who the client says it is. */
    String clientId() {
        return clientId;
    }

    @Override
    public void operation(Delivery delivery) {
        sendInTurn(delivery.document(), () -> delivery.frame(ClientConnection::encode), outbox::tell);
    }

    private static byte[] encode(Delivery delivery) {
        return MessageEncoder.encode(new ServerMessage.Operation(delivery.document(), delivery.operation()));
    }

    @Override
    public boolean isOpen() {
        return outbox.isOpen();
    }

    @Override
    public void whenReady(Runnable task) {
        outbox.whenReady(task);
    }

    @Override
    public void presence(PresenceValue value, String from) {
        tell(new ServerMessage.Presence(value, from));
    }

    @Override
    public void presenceRequested(String channel) {
        tell(new ServerMessage.PresenceRequested(channel));
    }
}
