package io.coscribe.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;

/** The network connection under a WebSocket, for what WebSockets Next can't do with it. Called from any thread. */
final class NetworkConnection {

    private final Channel channel;

    NetworkConnection(Channel channel) {
        this.channel = channel;
    }

    /**
     * Ends it at once, with nothing said: closing a WebSocket waits behind what its client hasn't read. Where it has
     * ended already, nothing happens.
     */
    void hangUp() {
        // From the pipeline's first handler: a close that passes the others says goodbye first, and waits for it.
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first != null) {
            first.close();
        }
    }

    /** Leaves what the client sends in the network, where there is little room for it. What was read still arrives. */
    void pauseReading() {
        channel.config().setAutoRead(false);
    }

    void resumeReading() {
        channel.config().setAutoRead(true);
    }
}
