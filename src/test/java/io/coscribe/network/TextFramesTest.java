package io.coscribe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFramesTest {

    private static final int MAX_FRAME = 16 * 1024 * 1024;

    private final EmbeddedChannel client = new EmbeddedChannel(new WebSocket13FrameDecoder(false, true, MAX_FRAME));
    private final ByteBuf frames = Unpooled.buffer();

    /** The lengths where the header changes, and those beside them. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 0xffff, 0x10000, 3_000_000})
    void aMessageArrivesInOneFrame(int length) {
        String message = "x".repeat(length);
        TextFrames.write(message.getBytes(StandardCharsets.UTF_8), frames);
        client.writeInbound(frames);
        assertNext(message);
        assertNull(client.readInbound());
    }

    @Test
    void messagesFollowOneAnother() {
        TextFrames.write("{\"a\":1}".getBytes(StandardCharsets.UTF_8), frames);
        TextFrames.write("{\"a\":\"é😀\"}".getBytes(StandardCharsets.UTF_8), frames);
        client.writeInbound(frames);
        assertNext("{\"a\":1}");
        assertNext("{\"a\":\"é😀\"}");
    }

    private void assertNext(String message) {
        TextWebSocketFrame frame = assertInstanceOf(TextWebSocketFrame.class, client.readInbound());
        assertTrue(frame.isFinalFragment());
        assertEquals(message, frame.text());
        frame.release();
    }
}
