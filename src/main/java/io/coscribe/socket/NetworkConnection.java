package io.coscribe.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.util.concurrent.EventExecutor;
import java.util.Queue;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/**
 * The network connection under a WebSocket, for what WebSockets Next can't do with it. Called from any thread unless it
 * says otherwise.
 */
final class NetworkConnection {

    private static final Logger LOG = Logger.getLogger(NetworkConnection.class);

    /** A buffer of so many bytes is sent before the next is filled. */
    private static final int FULL = 64 * 1024;

    private final Channel channel;

    NetworkConnection(Channel channel) {
        this.channel = channel;
    }

    EventExecutor loop() {
        return channel.eventLoop();
    }

    /**
     * Sends messages of text with one write to the network, where the WebSocket would take one for each, and would copy
     * and encode a message anew for each client it goes to. On the event loop.
     *
     * @param messages in UTF-8; taken from the queue, not changed, and not to be changed
     * @param taken is told on the event loop how many bytes the network has taken, unless the connection breaks before
     */
    void send(Queue<byte[]> messages, LongConsumer taken) {
        // What is written from there on, to the network, is in frames already.
        ChannelHandlerContext encoder = channel.pipeline().context(WebSocket13FrameEncoder.class);
        if (encoder == null) {
            LOG.debugf("%s: has ended, messages are not sent", channel);
            return;
        }
        long size = 0;
        ChannelFuture last = null;
        for (byte[] first = messages.poll(); first != null; first = messages.poll()) {
            ByteBuf frames = channel.alloc().directBuffer(TextFrames.MAX_HEADER + first.length);
            for (byte[] next = first; next != null; next = frames.readableBytes() < FULL ? messages.poll() : null) {
                TextFrames.write(next, frames);
                size += next.length;
            }
            last = encoder.write(frames);
        }
        if (last != null) {
            long all = size;
            channel.flush();
            last.addListener((ChannelFutureListener) sent -> {
                if (sent.isSuccess()) {
                    taken.accept(all);
                } else {
                    LOG.debugf("%s: messages could not be sent: %s", channel, sent.cause());
                }
            });
        }
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
