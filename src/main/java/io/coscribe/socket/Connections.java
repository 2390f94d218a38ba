package io.coscribe.socket;

import io.coscribe.access.AccessNews;
import io.coscribe.access.Accesses;
import io.coscribe.access.Authenticator;
import io.coscribe.id.DocumentId;
import io.coscribe.id.RandomId;
import io.coscribe.network.Backlog;
import io.coscribe.network.Backlogs;
import io.coscribe.network.NetworkConnection;
import io.coscribe.ot.OtTypes;
import io.coscribe.presence.PresenceChannels;
import io.coscribe.session.PastStates;
import io.coscribe.session.SessionRegistry;
import io.coscribe.wire.MessageDecoder;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.VertxException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Binds WebSockets to the {@link ClientConnection} that speaks for each. */
@Singleton
class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);

    /** How long a client that is sent away is given for what it has submitted, and then for the goodbye. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private static final TypedKey<ClientConnection> CONNECTION = new TypedKey<>("coscribe.connection");

    private final ClientConnection.Node node;
    private final OtTypes types;
    private final RandomId clientIds;
    private final OpenConnections open;
    private final Backlogs backlogs;
    private final ConcurrentMap<EventExecutor, WriteQueue> writeQueues = new ConcurrentHashMap<>();
    private final long unreadLimit;
    private final long unansweredLimit;
    private final Duration goodbye;
    private final RandomGenerator random = new SplittableRandom();

    @Inject
    Connections(
            SessionRegistry sessions,
            PresenceChannels presence,
            PastStates past,
            OtTypes types,
            Accesses accesses,
            AccessNews accessNews,
            Authenticator authenticator,
            RandomId clientIds,
            OpenConnections open,
            Backlogs backlogs,
            SocketConfig config,
            LimitsConfig limits,
            InstantSource clock) {
        this.node = new ClientConnection.Node(sessions, presence, past, accesses, authenticator, limits, clock);
        this.types = types;
        this.clientIds = clientIds;
        this.open = open;
        this.backlogs = backlogs;
        this.unreadLimit = config.unreadLimit().asLongValue();
        this.unansweredLimit = config.unansweredLimit().asLongValue();
        this.goodbye = config.goodbye();
        accessNews.listen(changed -> openConnections().forEach(connection -> connection.accessChanged(changed)));
    }

    /** On the way down, while the HTTP server still stands. */
    void beforeStop(@Observes ShutdownDelayInitiatedEvent event) {
        sendAway(goodbye);
    }

    /** At a live reload, under which the HTTP server goes on. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent event) {
        sendAway(Duration.ZERO);
    }

    /** Before sessions are closed and the container is gone, every client is told to come back, at a random time. */
    private void sendAway(Duration spread) {
        List<CompletableFuture<Void>> leaving = openConnections()
                .map(connection -> sendAway(connection, spread.multipliedBy(random.nextInt(100)).dividedBy(100)))
                .toList();
        CompletableFuture.allOf(leaving.toArray(CompletableFuture[]::new)).join();
    }

    private Stream<ClientConnection> openConnections() {
        return open.stream().map(socket -> socket.userData().get(CONNECTION)).filter(Objects::nonNull);
    }

    private static CompletableFuture<Void> sendAway(ClientConnection connection, Duration after) {
        return CompletableFuture.runAsync(connection::leave, delayed(after))
                .thenCompose(_ -> connection.ended().orTimeout(SETTLING.toMillis(), TimeUnit.MILLISECONDS))
                .exceptionallyCompose(_ -> connection.leaveAtOnce().orTimeout(SETTLING.toMillis(), TimeUnit.MILLISECONDS))
                .exceptionally(_ -> null);
    }

    private static Executor delayed(Duration delay) {
        return CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param scope the documents that may be named on this socket */
    void opened(WebSocketConnection socket, Predicate<DocumentId> scope) {
        Opening opening = socket.userData().remove(Openings.OPENING);
        NetworkConnection under = new NetworkConnection(opening.channel());
        Backlog backlog = backlogs.of(opening.channel());
        Outbox outbox = new Outbox(
                socket, under, writeQueues.computeIfAbsent(under.loop(), WriteQueue::new), backlog, unreadLimit);
        ClientConnection connection = new ClientConnection(
                node,
                opening,
                new MessageDecoder(types, scope),
                new Intake(unansweredLimit, under, backlog),
                outbox,
                clientIds.next());
        socket.userData().put(CONNECTION, connection);
        connection.open();
    }

    void received(WebSocketConnection socket, String text) {
        socket.userData().get(CONNECTION).receive(text);
    }

    void receivedBinary(WebSocketConnection socket) {
        socket.userData().get(CONNECTION).receiveBinary();
    }

    /** The client broke the rules of WebSockets, the network broke, or we did: this connection ends and no other. */
    void failed(WebSocketConnection socket, Throwable failure) {
        int code = CloseCode.INTERNAL_ERROR;
        switch (failure) {
            case CorruptedWebSocketFrameException frame -> {
                LOG.debugf("connection %s: %s", socket.id(), frame.getMessage());
                code = frame.closeStatus().code();
            }
            case IllegalStateException tooBig when String.valueOf(tooBig.getMessage()).contains("max message size") -> {
                LOG.debugf("connection %s: %s", socket.id(), tooBig.getMessage());
                code = CloseCode.TOO_BIG;
            }
            case IOException network -> LOG.debugf("connection %s: %s", socket.id(), network);
            case VertxException network -> LOG.debugf("connection %s: %s", socket.id(), network);
            default -> LOG.errorf(failure, "connection %s: failed", socket.id());
        }
        if (socket.isOpen()) {
            socket.close(new CloseReason(code)).subscribe().with(
                    _ -> {},
                    closeFailure -> LOG.debugf("connection %s: close failed: %s", socket.id(), closeFailure));
        }
    }

    void closed(WebSocketConnection socket) {
        ClientConnection connection = socket.userData().remove(CONNECTION);
        if (connection != null) {
            connection.end();
        }
    }
}
