package io.coscribe.socket;

import io.coscribe.id.RandomId;
import io.netty.channel.Channel;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Finds the network connections under WebSockets, which WebSockets Next doesn't show. The HTTP request that a WebSocket
 * begins with does: it is marked with a name, under which the opened socket finds its connection.
 *
 * <p>Called from any thread.
 */
@Singleton
public class NetworkConnections implements HttpUpgradeCheck {

    private static final String MARK = "coscribe-network-connection";

    /** How long a socket may take from request to open; one that never opens must not be kept. */
    private static final Duration OPENING = Duration.ofSeconds(30);

    private final ConcurrentMap<String, Channel> opening = new ConcurrentHashMap<>();
    private final RandomId names;
    private final Vertx vertx;

    @Inject
    NetworkConnections(RandomId names, Vertx vertx) {
        this.names = names;
        this.vertx = vertx;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        String name = names.next();
        context.httpRequest().headers().set(MARK, name);
        opening.put(name, ((ConnectionBase) context.httpRequest().connection()).channel());
        vertx.setTimer(OPENING.toMillis(), _ -> opening.remove(name));
        return CheckResult.permitUpgrade();
    }

    /** The connection under {@code socket}. To be asked for once, when it opens. */
    NetworkConnection under(WebSocketConnection socket) {
        return new NetworkConnection(opening.remove(socket.handshakeRequest().header(MARK)));
    }
}
