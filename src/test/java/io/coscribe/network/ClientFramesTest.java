package io.coscribe.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link FrameRulesTest} can't see from outside: what is kept, when, and for how long. */
class ClientFramesTest {

    private static final int LIMIT = 100;

    private final Backlogs backlogs = new Backlogs(Backlog.LITTLE);
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<ByteBuf> received = new ArrayList<>();

    ClientFramesTest() {
        channel.pipeline()
                .addLast(new ClientFrames(Optional.of(new MessageDeflate()), LIMIT, backlogs.of(channel)));
        channel.freezeTime();
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS));
        channel.releaseOutbound();
    }

    @AfterEach
    void nothingIsKept() {
        channel.finishAndReleaseAll();
        for (ByteBuf frame : received) {
            assertEquals(0, frame.refCnt());
        }
        assertEquals(0, backlogs.held());
    }

    @Test
    void fragmentsAreOneMessage() {
        receive(new TextWebSocketFrame(false, 0, text("")));
        receive(new ContinuationWebSocketFrame(false, 0, text("a")));
        assertEquals(1, backlogs.held());
        receive(new ContinuationWebSocketFrame(true, 0, text("b")));
        assertEquals(0, backlogs.held());
        TextWebSocketFrame message = assertInstanceOf(TextWebSocketFrame.class, channel.readInbound());
        assertTrue(message.isFinalFragment());
        assertEquals("ab", message.text());
        message.release();
    }

    @Test
    void aMessageMayHaveTheSizeOfTheLimit() {
        receive(new TextWebSocketFrame(false, 0, text("a".repeat(LIMIT - 1))));
        receive(new ContinuationWebSocketFrame(true, 0, text("b")));
        assertInstanceOf(TextWebSocketFrame.class, channel.readInbound()).release();
        receive(new TextWebSocketFrame(false, 0, text("a".repeat(LIMIT))));
        receive(new ContinuationWebSocketFrame(true, 0, text("b")));
        assertGoodbye(WebSocketCloseStatus.MESSAGE_TOO_BIG);
    }

    @Test
    void whatHasBegunIsLetGoWithTheConnection() {
        receive(new TextWebSocketFrame(false, 0, text("a")));
        channel.close();
        assertNull(channel.readInbound());
    }

    @Test
    void afterTheGoodbyeNothingArrives() {
        receive(new TextWebSocketFrame(text((byte) 0xff)));
        receive(new TextWebSocketFrame(text("a")));
        assertGoodbye(WebSocketCloseStatus.INVALID_PAYLOAD_DATA);
        receive(new PingWebSocketFrame(text("a")));
        channel.pipeline().fireExceptionCaught(new CorruptedWebSocketFrameException());
        channel.runPendingTasks();
        assertNull(channel.readInbound());
    }

    @Test
    void theConnectionLingersUntilTheGoodbyeHasArrived() {
        receive(new TextWebSocketFrame(text((byte) 0xff)));
        assertGoodbye(WebSocketCloseStatus.INVALID_PAYLOAD_DATA);
        channel.pipeline().close();
        assertTrue(channel.isOpen());
        channel.advanceTimeBy(1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertFalse(channel.isOpen());
    }

    @Test
    void aGoodbyeInAnswerEndsTheConnection() {
        receive(new TextWebSocketFrame(text((byte) 0xff)));
        assertGoodbye(WebSocketCloseStatus.INVALID_PAYLOAD_DATA);
        receive(new CloseWebSocketFrame(WebSocketCloseStatus.INVALID_PAYLOAD_DATA));
        assertFalse(channel.isOpen());
    }

    @Test
    void anotherConnectionEndsAtOnce() {
        channel.close();
        assertFalse(channel.isOpen());
    }

    @Test
    void whatTheDecoderCouldNotReadIsAViolation() {
        channel.pipeline().fireExceptionCaught(
                new CorruptedWebSocketFrameException(WebSocketCloseStatus.PROTOCOL_ERROR, "bad"));
        channel.runPendingTasks();
        assertGoodbye(WebSocketCloseStatus.PROTOCOL_ERROR);
    }

    @Test
    void whatTheNetworkCouldNotDoIsNot() {
        channel.pipeline().fireExceptionCaught(new IOException("broken"));
        assertEquals("broken", assertThrows(
                IOException.class, channel::checkException).getMessage());
    }

    @Test
    void whileNothingIsReadOnlyTheLastPingWaits() {
        receive(new PingWebSocketFrame(text("first")));
        assertPing("first");
        writable(false);
        receive(new PingWebSocketFrame(text("second")));
        receive(new PingWebSocketFrame(text("third")));
        assertNull(channel.readInbound());
        writable(true);
        assertPing("third");
        assertNull(channel.readInbound());
    }

    @Test
    void aPingThatWaitsIsLetGoWithTheConnection() {
        writable(false);
        receive(new PingWebSocketFrame(text("a")));
        channel.close();
    }

    private void receive(WebSocketFrame frame) {
        received.add(frame.content());
        channel.writeInbound(frame);
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    private static ByteBuf text(byte... bytes) {
        return Unpooled.copiedBuffer(bytes);
    }

    private void writable(boolean writable) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
        channel.runPendingTasks();
    }

    private void assertPing(String text) {
        PingWebSocketFrame ping = assertInstanceOf(PingWebSocketFrame.class, channel.readInbound());
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), ByteBufUtil.getBytes(ping.content()));
        ping.release();
    }

    private void assertGoodbye(WebSocketCloseStatus status) {
        CloseWebSocketFrame goodbye = assertInstanceOf(CloseWebSocketFrame.class, channel.readInbound());
        assertEquals(status.code(), goodbye.statusCode());
        goodbye.release();
    }
}
