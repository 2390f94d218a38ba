package io.coscribe.network;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtension;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The message that the frames of one client are building. On the event loop. */
final class IncomingMessage {

    private static final long NOT_ASCII = 0x8080808080808080L;

    private enum Coding { PLAIN, DEFLATED }

    /** @param first decides what the whole message is; its content is used up */
    private record Begun(WebSocketFrame first, Coding coding, ByteBuf payload) {}

    private final Optional<MessageDeflate> deflate;
    private final ByteBufAllocator memory;
    private final int limit;
    private final Backlog backlog;
    private Begun begun;

    /**
     * @param deflate where client and service have agreed on it
     * @param limit of a message's size in bytes
     * @param backlog the client's
     */
    IncomingMessage(Optional<MessageDeflate> deflate, ByteBufAllocator memory, int limit, Backlog backlog) {
        this.deflate = deflate;
        this.memory = memory;
        this.limit = limit;
        this.backlog = backlog;
    }

    /**
     * @param frame of data, in the order that {@link io.netty.handler.codec.http.websocketx.WebSocket08FrameDecoder}
     *     sees to; released
     * @return where it is the last, the whole message: inflated, UTF-8 if it is text, and no longer than the limit
     * @throws CorruptedWebSocketFrameException if there is no such message
     */
    Optional<WebSocketFrame> add(WebSocketFrame frame) {
        Coding coding = coding(frame);
        if (frame instanceof ContinuationWebSocketFrame) {
            append(frame);
        } else if (frame.isFinalFragment()) {
            return Optional.of(whole(new Begun(frame, coding, frame.content())));
        } else {
            begun = new Begun(frame, coding, memory.buffer());
            append(frame);
        }
        if (!frame.isFinalFragment()) {
            return Optional.empty();
        }
        Begun message = begun;
        begun = null;
        backlog.shrink(message.payload.readableBytes());
        return Optional.of(whole(message));
    }

    /** What the reserved bits say: something in a message's first frame alone (RFC 7692, section 6). */
    private Coding coding(WebSocketFrame frame) {
        int bits = frame.rsv();
        if (bits == 0) {
            return Coding.PLAIN;
        }
        if (bits == WebSocketExtension.RSV1 && deflate.isPresent() && !(frame instanceof ContinuationWebSocketFrame)) {
            return Coding.DEFLATED;
        }
        frame.release();
        throw new CorruptedWebSocketFrameException(WebSocketCloseStatus.PROTOCOL_ERROR, "reserved bits " + bits);
    }

    /** Copies what came, so that frames cost no more than what they hold. */
    private void append(WebSocketFrame frame) {
        try {
            if (begun.payload.readableBytes() + frame.content().readableBytes() > limit) {
                throw new CorruptedWebSocketFrameException(
                        WebSocketCloseStatus.MESSAGE_TOO_BIG, "a message of more than " + limit + " bytes");
            }
            int length = frame.content().readableBytes();
            begun.payload.writeBytes(frame.content());
            backlog.grow(length);
        } finally {
            frame.release();
        }
    }

    private WebSocketFrame whole(Begun message) {
        ByteBuf payload = switch (message.coding) {
            case PLAIN -> message.payload;
            case DEFLATED -> inflate(message.payload);
        };
        return message.first instanceof TextWebSocketFrame
                ? new TextWebSocketFrame(text(payload))
                : new BinaryWebSocketFrame(payload);
    }

    private ByteBuf inflate(ByteBuf deflated) {
        try {
            return deflate.orElseThrow().inflate(deflated, memory, limit);
        } finally {
            deflated.release();
        }
    }

    private static ByteBuf text(ByteBuf payload) {
        int start = payload.readerIndex();
        while (payload.writerIndex() - start >= Long.BYTES && (payload.getLong(start) & NOT_ASCII) == 0) {
            start += Long.BYTES;
        }
        if (!ByteBufUtil.isText(payload, start, payload.writerIndex() - start, StandardCharsets.UTF_8)) {
            payload.release();
            throw new CorruptedWebSocketFrameException(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "text that is not UTF-8");
        }
        return payload;
    }

    /** Lets go what has come of a message that won't be whole. */
    void release() {
        if (begun != null) {
            backlog.shrink(begun.payload.readableBytes());
            begun.payload.release();
            begun = null;
        }
    }
}
