package io.coscribe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.socket.RawClient;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageDeflateTest {

    private static final int PLAIN = 0x81;
    private static final int DEFLATED = 0xc1;

    private final MessageDeflate deflate = new MessageDeflate();

    /** The sizes where the coding changes, those beside them, and those of the frame's header. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1023, 1024, 1025, 0xffff, 0x10000, 256 * 1024, 256 * 1024 + 1})
    void aMessageIsCompressedWhereItIsWorthWhile(int size) {
        String message = "all work and no play ".repeat(size / 21 + 1).substring(0, size);
        ByteBuf frame = written(message.getBytes(StandardCharsets.UTF_8));
        boolean worthWhile = size >= 1024 && size <= 256 * 1024;
        assertEquals(worthWhile ? DEFLATED : PLAIN, frame.readUnsignedByte());
        byte[] payload = payload(frame);
        assertEquals(message, worthWhile ? RawClient.inflated(payload) : new String(payload, StandardCharsets.UTF_8));
    }

    @Test
    void whatGetsNoShorterStaysAsItIs() {
        byte[] message = new byte[2000];
        new Random(1).nextBytes(message);
        assertEquals(PLAIN, written(message).readUnsignedByte());
        assertEquals(PLAIN, written(message).readUnsignedByte());
    }

    @Test
    void messagesStandByThemselves() {
        byte[] message = "all work and no play ".repeat(100).getBytes(StandardCharsets.UTF_8);
        ByteBuf first = written(message);
        written("something else ".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertEquals(first, written(message));
        assertEquals(first, written(message.clone()));
    }

    @Test
    void manyMessagesByTurns() {
        byte[][] messages = new byte[20][];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = ("message " + i + " ").repeat(200).getBytes(StandardCharsets.UTF_8);
        }
        for (int i = 0; i < 60; i++) {
            byte[] message = messages[i % messages.length];
            ByteBuf frame = written(message).skipBytes(1);
            assertEquals(new String(message, StandardCharsets.UTF_8), RawClient.inflated(payload(frame)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 1_000_000})
    void whatAClientHasCompressedIsInflated(int size) {
        byte[] message = "a😀".repeat(size).getBytes(StandardCharsets.UTF_8);
        ByteBuf inflated = inflate(RawClient.deflated(message), message.length);
        assertEquals(Unpooled.wrappedBuffer(message), inflated);
        inflated.release();
    }

    @Test
    void aMessageOverTheLimitIsRefused() {
        byte[] message = RawClient.deflated(new byte[1001]);
        inflate(message, 1001).release();
        CorruptedWebSocketFrameException refused =
                assertThrows(CorruptedWebSocketFrameException.class, () -> inflate(message, 1000));
        assertEquals(WebSocketCloseStatus.MESSAGE_TOO_BIG.code(), refused.closeStatus().code());
    }

    @Test
    void afterWhatIsNotCompressedTheNextIsInflated() {
        CorruptedWebSocketFrameException refused =
                assertThrows(CorruptedWebSocketFrameException.class, () -> inflate(new byte[] {(byte) 0xff, 1}, 1000));
        assertEquals(WebSocketCloseStatus.INVALID_PAYLOAD_DATA.code(), refused.closeStatus().code());
        inflate(RawClient.deflated(new byte[1000]), 1000).release();
    }

    private ByteBuf inflate(byte[] deflated, int limit) {
        return deflate.inflate(Unpooled.wrappedBuffer(deflated), UnpooledByteBufAllocator.DEFAULT, limit);
    }

    private ByteBuf written(byte[] message) {
        ByteBuf frame = Unpooled.buffer();
        deflate.write(message, frame);
        return frame;
    }

    private static byte[] payload(ByteBuf rest) {
        int length = rest.readUnsignedByte();
        rest.skipBytes(length == 127 ? 8 : length == 126 ? 2 : 0);
        return ByteBufUtil.getBytes(rest);
    }
}
