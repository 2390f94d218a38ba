package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.coscribe.access.Visitor;
import io.coscribe.network.Backlogs;
import io.coscribe.network.NetworkConnection;
import io.coscribe.presence.PresenceValue;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whoever tells a connection something, as sessions do on their own threads, is spared what goes wrong there. */
class ClientConnectionTest {

    private static final PresenceValue NOT_JSON =
            new PresenceValue("notes.one", "cursor", new Object(), 1, Optional.empty());

    /** A WebSocket that has a name and nothing else. */
    private final WebSocketConnection socket = (WebSocketConnection) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {WebSocketConnection.class}, (_, _, _) -> "socket");
    private final EmbeddedChannel network = new EmbeddedChannel(new ChannelDuplexHandler());

    private ClientConnection connection(EventExecutor loop) {
        Outbox outbox = new Outbox(
                socket, new NetworkConnection(network), new WriteQueue(loop), new Backlogs(1).of(network), 1_000);
        LimitsConfig limits = new SmallRyeConfigBuilder()
                .withMapping(LimitsConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .build()
                .getConfigMapping(LimitsConfig.class);
        Opening opening = new Opening(network, Visitor.ANONYMOUS, new Allowance(limits, () -> 0));
        ClientConnection.Node node = new ClientConnection.Node(null, null, null, null, null, limits, null);
        return new ClientConnection(node, opening, null, null, outbox, "ann");
    }

    private static EventExecutor endedLoop() throws InterruptedException {
        EventExecutor loop = new DefaultEventExecutor();
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
        return loop;
    }

    @Test
    void whatCannotBeEncodedEndsTheConnectionAlone() {
        ClientConnection connection = connection(network.eventLoop());
        connection.presence(NOT_JSON, "bob");
        connection.presence(NOT_JSON, "bob");

        assertFalse(connection.isOpen());
        assertFalse(network.isOpen());
    }

    @Test
    void aLoopThatHasEndedEndsTheConnectionAlone() throws InterruptedException {
        ClientConnection connection = connection(endedLoop());
        connection.presenceRequested("notes.one");
        connection.presenceRequested("notes.one");

        assertFalse(connection.isOpen());
        assertFalse(network.isOpen());
    }

    @Test
    void aGoodbyeThatFailsIsAnEndAllTheSame() throws InterruptedException {
        ClientConnection connection = connection(endedLoop());
        connection.mustComeBack();

        assertFalse(connection.isOpen());
        assertFalse(network.isOpen());
    }
}
