package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.coscribe.presence.PresenceValue;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.quarkus.websockets.next.WebSocketConnection;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Whoever tells a connection something, as sessions do on their own threads, is spared what goes wrong there. */
class ClientConnectionTest {

    private static final PresenceValue NOT_JSON =
            new PresenceValue("notes.one", "cursor", new Object(), 1, Optional.empty());

    /** A WebSocket that has a name and nothing else. */
    private final WebSocketConnection socket = (WebSocketConnection) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {WebSocketConnection.class}, (_, _, _) -> "socket");
    private final EmbeddedChannel network = new EmbeddedChannel(new ChannelDuplexHandler());

    private ClientConnection connection(Executor loop) {
        Outbox outbox = new Outbox(socket, new NetworkConnection(network), loop, 1_000);
        return new ClientConnection(new ClientConnection.Node(null, null, null), null, null, outbox, "ann");
    }

    private static void rejected(Runnable task) {
        throw new RejectedExecutionException("the loop has ended");
    }

    @Test
    void whatCannotBeEncodedEndsTheConnectionAlone() {
        ClientConnection connection = connection(_ -> {});
        connection.presence(NOT_JSON, "bob");
        connection.presence(NOT_JSON, "bob");

        assertFalse(connection.isOpen());
        assertFalse(network.isOpen());
    }

    @Test
    void aLoopThatHasEndedEndsTheConnectionAlone() {
        ClientConnection connection = connection(ClientConnectionTest::rejected);
        connection.presenceRequested("notes.one");
        connection.presenceRequested("notes.one");

        assertFalse(connection.isOpen());
        assertFalse(network.isOpen());
    }

    @Test
    void aGoodbyeThatFailsIsAnEndAllTheSame() {
        ClientConnection connection = connection(ClientConnectionTest::rejected);
        connection.mustComeBack();

        assertFalse(connection.isOpen());
        assertFalse(network.isOpen());
    }
}
