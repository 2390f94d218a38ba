package io.coscribe.network;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocket08FrameEncoder;
import io.netty.util.concurrent.EventExecutor;
import java.util.Queue;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/**
 * The network connection under a WebSocket, for what WebSockets Next can't do with it. Called from any thread unless it
 * says otherwise.
 */
public final class NetworkConnection {

    private static final Logger LOG = Logger.getLogger(NetworkConnection.class);

    /** A buffer of so many bytes is sent before the next is filled. */
    private static final int FULL = 64 * 1024;

    /** @param size of the messages in it, not compressed, in bytes */
    private record Filled(ByteBuf frames, long size) {}

    private final Channel channel;
    private final FrameFormat format;

    public NetworkConnection(Channel channel) {
        this.channel = channel;
        ClientFrames client = channel.pipeline().get(ClientFrames.class);
        this.format = client == null ? TextFrames::write : client.format();
    }

    /** The event loop of the connection. */
    public EventExecutor loop() {
        return channel.eventLoop();
    }

    /**
     * Sends messages of text with one write to the network, where the WebSocket would take one for each, and would copy
     * and encode a message anew for each client it goes to. They go past the timeout of quiet connections, which the pongs
     * keep away. On the event loop.
     *
     * @param messages in UTF-8; taken from the queue, not changed, and not to be changed
     * @param taken is told on the event loop how many bytes of them, not compressed, the network has taken, unless the
     *     connection breaks before
     */
    public void send(Queue<byte[]> messages, LongConsumer taken) {
        if (messages.isEmpty()) {
            return;
        }
        ChannelHandlerContext encoder = channel.pipeline().context(WebSocket08FrameEncoder.class);
        if (encoder == null) {
            LOG.debugf("%s: is no WebSocket any more, messages are not sent", channel);
            hangUp();
            return;
        }
        for (byte[] first = messages.poll(); first != null; first = messages.poll()) {
            Filled buffer = fill(first, messages);
            encoder.write(buffer.frames).addListener((ChannelFutureListener) sent -> {
                if (sent.isSuccess()) {
                    taken.accept(buffer.size);
                } else {
                    LOG.debugf("%s: messages could not be sent: %s", channel, sent.cause());
                }
            });
        }
        channel.flush();
    }

    private Filled fill(byte[] first, Queue<byte[]> rest) {
        ByteBuf frames = channel.alloc().directBuffer(TextFrames.MAX_HEADER + first.length);
        try {
            long size = 0;
            byte[] message = first;
            while (message != null) {
                format.write(message, frames);
                size += message.length;
                message = frames.readableBytes() < FULL ? rest.poll() : null;
            }
            return new Filled(frames, size);
        } catch (RuntimeException | OutOfMemoryError e) {
            frames.release();
            throw e;
        }
    }

    /**
     * Ends it at once, with nothing said: closing a WebSocket waits behind what its client hasn't read. Where it has
     * ended already, nothing happens.
     */
    public void hangUp() {
        cutOff(channel);
    }

    static void cutOff(Channel channel) {
        // From the pipeline's first handler: a close that passes the others says goodbye first, and waits for it.
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first != null) {
            first.close();
        }
    }

    /** Leaves what the client sends in the network, where there is little room for it. What was read still arrives. */
    public void pauseReading() {
        channel.config().setAutoRead(false);
    }

    public void resumeReading() {
        channel.config().setAutoRead(true);
    }
}
