package io.coscribe.network;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Stands between the frames of one client and Vert.x, which gets whole messages and control frames alone. Whoever sends
 * anything else is told so, and its connection ends. On the event loop.
 */
final class ClientFrames extends ChannelDuplexHandler {

    private static final Logger LOG = Logger.getLogger(ClientFrames.class);

    /**
     * How long what a client goes on to send is thrown away, after it was told that its connection ends: where it is left
     * in the network, the network takes back what was told.
     */
    private static final Duration LINGERING = Duration.ofSeconds(1);

    /** A client must wait for the answer to its handshake (RFC 6455, section 4.1); and Vert.x isn't ready before. */
    private enum State { UNANSWERED, OPEN, ENDED }

    private final Optional<MessageDeflate> deflate;
    private final int limit;
    private final Backlog backlog;
    private State state = State.UNANSWERED;
    private IncomingMessage incoming;
    private PingWebSocketFrame waitingPing;

    /**
     * @param deflate where client and service have agreed on it
     * @param limit of a message's size in bytes
     * @param backlog the client's
     */
    ClientFrames(Optional<MessageDeflate> deflate, int limit, Backlog backlog) {
        this.deflate = deflate;
        this.limit = limit;
        this.backlog = backlog;
    }

    /** How this client understands messages. */
    FrameFormat format() {
        return deflate.<FrameFormat>map(agreed -> agreed).orElse(TextFrames::write);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        incoming = new IncomingMessage(deflate, context.alloc(), limit, backlog);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof WebSocketFrame frame) {
            try {
                receive(context, frame);
            } catch (CorruptedWebSocketFrameException violation) {
                end(context, violation);
            }
        } else {
            context.fireChannelRead(message);
        }
    }

    private void receive(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (state) {
            case UNANSWERED -> {
                frame.release();
                throw new CorruptedWebSocketFrameException(
                        WebSocketCloseStatus.PROTOCOL_ERROR, "a frame before the handshake was answered");
            }
            case OPEN -> take(context, frame);
            case ENDED -> {
                frame.release();
                if (frame instanceof CloseWebSocketFrame) {
                    context.close();
                }
            }
        }
    }

    private void take(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (frame) {
            case PingWebSocketFrame ping -> answer(context, withoutBits(ping));
            case PongWebSocketFrame pong -> context.fireChannelRead(withoutBits(pong));
            case CloseWebSocketFrame goodbye -> context.fireChannelRead(withoutBits(goodbye));
            default -> incoming.add(frame).ifPresent(context::fireChannelRead);
        }
    }

    private static <F extends WebSocketFrame> F withoutBits(F control) {
        if (control.rsv() != 0) {
            control.release();
            throw new CorruptedWebSocketFrameException(
                    WebSocketCloseStatus.PROTOCOL_ERROR, "reserved bits in a control frame");
        }
        return control;
    }

    /**
     * Vert.x answers every ping that it sees. While the client doesn't read, only the latest waits to be answered, which
     * is enough (RFC 6455, section 5.5.3).
     */
    private void answer(ChannelHandlerContext context, PingWebSocketFrame ping) {
        if (context.channel().isWritable()) {
            context.fireChannelRead(ping);
        } else {
            ReferenceCountUtil.release(waitingPing);
            waitingPing = ping;
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        context.fireChannelWritabilityChanged();
        if (waitingPing != null && context.channel().isWritable()) {
            PingWebSocketFrame ping = waitingPing;
            waitingPing = null;
            context.fireChannelRead(ping);
            context.fireChannelReadComplete();
        }
    }

    /** From the frame's decoder: what it couldn't read. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof CorruptedWebSocketFrameException violation)) {
            context.fireExceptionCaught(cause);
        } else if (state != State.ENDED) {
            end(context, violation);
        }
    }

    /** To Vert.x it looks as if the client had said goodbye with this code, which it says back, and ends the connection. */
    private void end(ChannelHandlerContext context, CorruptedWebSocketFrameException violation) {
        LOG.debugf("%s: ends, its client sent %s", context.channel(), violation.getMessage());
        state = State.ENDED;
        release();
        context.executor().execute(() -> {
            context.fireChannelRead(new CloseWebSocketFrame(violation.closeStatus()));
            context.fireChannelReadComplete();
        });
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (state == State.UNANSWERED
                && message instanceof HttpResponse answer
                && answer.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            state = State.OPEN;
        }
        context.write(message, promise);
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (state == State.ENDED) {
            context.executor().schedule(() -> context.close(promise), LINGERING.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            context.close(promise);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        release();
    }

    private void release() {
        incoming.release();
        ReferenceCountUtil.release(waitingPing);
        waitingPing = null;
    }
}
