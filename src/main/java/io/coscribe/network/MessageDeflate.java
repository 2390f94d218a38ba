package io.coscribe.network;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Compresses and inflates the messages of the connections of one event loop, each message by itself (permessage-deflate
 * without context takeover, RFC 7692): no connection keeps a window, a message is compressed once for all whom it goes
 * to, and its length tells nothing of another. On the event loop.
 */
final class MessageDeflate implements FrameFormat {

    /** Shorter messages gain too little. */
    private static final int SHORTEST = 1024;

    /** Longer messages keep the event loop from the others for too long. */
    private static final int LONGEST = 256 * 1024;

    /** What a compressed message ends with, and is sent without (RFC 7692, section 7.2.1). */
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

    /** So many messages are told to many by turns. */
    private static final int REMEMBERED = 8;

    /** @param deflated the message itself where it gets no shorter */
    private record Remembered(WeakReference<byte[]> message, byte[] deflated) {}

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final Inflater inflater = new Inflater(true);
    private final byte[] buffer = new byte[LONGEST];
    private final Remembered[] remembered = new Remembered[REMEMBERED];
    private int oldest;

    MessageDeflate() {
        Arrays.fill(remembered, new Remembered(new WeakReference<>(null), TAIL));
    }

    @Override
    public void write(byte[] message, ByteBuf frames) {
        byte[] deflated = message.length < SHORTEST || message.length > LONGEST ? message : deflated(message);
        if (deflated == message) {
            TextFrames.write(message, frames);
        } else {
            TextFrames.writeDeflated(deflated, frames);
        }
    }

    private byte[] deflated(byte[] message) {
        for (Remembered known : remembered) {
            if (known.message.refersTo(message)) {
                return known.deflated;
            }
        }
        byte[] deflated = deflate(message);
        remembered[oldest] = new Remembered(new WeakReference<>(message), deflated);
        oldest = (oldest + 1) % REMEMBERED;
        return deflated;
    }

    private byte[] deflate(byte[] message) {
        deflater.reset();
        deflater.setInput(message);
        int size = deflater.deflate(buffer, 0, message.length, Deflater.SYNC_FLUSH);
        return size < message.length ? Arrays.copyOf(buffer, size - TAIL.length) : message;
    }

    /**
     * The message in UTF-8 that a client has compressed; to be released.
     *
     * @param limit of its size in bytes
     * @throws CorruptedWebSocketFrameException if it is longer, or what was sent isn't compressed
     */
    ByteBuf inflate(ByteBuf deflated, ByteBufAllocator memory, int limit) {
        ByteBuf message = memory.buffer();
        try {
            inflater.reset();
            inflater.setInput(deflated.nioBuffer());
            inflateInto(message, limit);
            inflater.setInput(TAIL);
            inflateInto(message, limit);
            return message;
        } catch (DataFormatException e) {
            message.release();
            throw new CorruptedWebSocketFrameException(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "not compressed", e);
        } catch (RuntimeException | OutOfMemoryError e) {
            message.release();
            throw e;
        }
    }

    private void inflateInto(ByteBuf message, int limit) throws DataFormatException {
        for (int size = inflater.inflate(buffer); size > 0; size = inflater.inflate(buffer)) {
            if (message.readableBytes() + size > limit) {
                throw new CorruptedWebSocketFrameException(
                        WebSocketCloseStatus.MESSAGE_TOO_BIG, "inflates to more than " + limit + " bytes");
            }
            message.writeBytes(buffer, 0, size);
        }
    }
}
