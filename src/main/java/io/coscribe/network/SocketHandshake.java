package io.coscribe.network;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Agrees with a client on compression, and puts {@link ClientFrames} before Vert.x, while a connection is about to become
 * a WebSocket. Called from any thread.
 *
 * <p>Netty's own extension handler, which the service does without, keeps a window of its own for each connection, and
 * inflates a message to any size.
 */
@Singleton
public class SocketHandshake implements HttpUpgradeCheck {

    private final ConcurrentMap<EventExecutor, MessageDeflate> deflates = new ConcurrentHashMap<>();
    private final Backlogs backlogs;
    private final boolean compression;
    private final int messageLimit;

    @Inject
    SocketHandshake(
            Backlogs backlogs,
            NetworkConfig config,
            @ConfigProperty(name = "quarkus.websockets-next.server.max-message-size") int messageLimit) {
        this.backlogs = backlogs;
        this.compression = config.compression();
        this.messageLimit = messageLimit;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        Channel channel = ((ConnectionBase) context.httpRequest().connection()).channel();
        List<String> offers = context.httpRequest().headers().getAll(DeflateOffer.HEADER);
        if (compression && DeflateOffer.isAcceptable(offers)) {
            MessageDeflate deflate = deflates.computeIfAbsent(channel.eventLoop(), _ -> new MessageDeflate());
            place(Optional.of(deflate), channel);
            return CheckResult.permitUpgrade(Map.of(DeflateOffer.HEADER, List.of(DeflateOffer.ANSWER)));
        }
        place(Optional.empty(), channel);
        return CheckResult.permitUpgrade();
    }

    /** A connection may have tried to become a WebSocket before, and been refused. */
    private void place(Optional<MessageDeflate> deflate, Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(ClientFrames.class) != null) {
            pipeline.remove(ClientFrames.class);
        }
        pipeline.addBefore(
                pipeline.context(VertxHandler.class).name(),
                null,
                new ClientFrames(deflate, messageLimit, backlogs.of(channel)));
    }
}
