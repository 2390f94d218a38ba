package io.coscribe.network;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ServerChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Gives every connection that the HTTP servers accept a {@link RequestDeadline}: Vert.x shows none before its request. */
@Singleton
class AcceptedConnections {

    private final ListeningSockets sockets;
    private final Duration requestTime;

    @Inject
    AcceptedConnections(ListeningSockets sockets, NetworkConfig config) {
        this.sockets = sockets;
        this.requestTime = config.requestTime();
    }

    void started(@ObservesAsync HttpServerStart event) {
        sockets.forEach(this::watch);
    }

    void started(@ObservesAsync HttpsServerStart event) {
        sockets.forEach(this::watch);
    }

    private void watch(ServerChannel listening) {
        if (listening.pipeline().get(Accepting.class) == null) {
            listening.pipeline().addFirst(new Accepting());
        }
    }

    /** Sees each connection, as a message, before it is registered with its event loop. */
    private final class Accepting extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            ((Channel) accepted).pipeline().addLast(new Accepted());
            context.fireChannelRead(accepted);
        }
    }

    /** Waits until Vert.x has placed its handlers: those of TLS alone where that comes first, all of them otherwise. */
    private final class Accepted extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            ChannelPipeline pipeline = context.pipeline();
            ChannelHandler deadline = new RequestDeadline(requestTime);
            if (pipeline.get(HttpRequestDecoder.class) == null) {
                pipeline.addLast(deadline);
                pipeline.remove(this);
            } else {
                pipeline.replace(this, null, deadline);
            }
            context.fireChannelActive();
        }
    }
}
