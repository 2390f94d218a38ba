package io.coscribe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestDeadlineTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private final EmbeddedChannel channel = new EmbeddedChannel();

    /** As Vert.x' pipeline, whose own handler is last. */
    RequestDeadlineTest() {
        channel.freezeTime();
        channel.pipeline().addLast(
                new RequestDeadline(LIMIT),
                new HttpRequestDecoder(),
                new HttpResponseEncoder(),
                new ChannelInboundHandlerAdapter());
    }

    @Test
    void whoSaysNothingIsCutOff() {
        pass(9);
        assertTrue(channel.isOpen());
        pass(1);
        assertFalse(channel.isOpen());
    }

    @Test
    void whoSendsByteAfterByteIsCutOff() {
        for (int i = 0; i < 10; i++) {
            assertTrue(channel.isOpen());
            receive(REQUEST.substring(i, i + 1));
            pass(1);
        }
        assertFalse(channel.isOpen());
    }

    @Test
    void theBodyIsPartOfTheRequest() {
        receive("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{");
        pass(10);
        assertFalse(channel.isOpen());
    }

    @Test
    void whoHasSentARequestMayBeQuiet() {
        pass(9);
        receive(REQUEST);
        pass(3600);
        assertTrue(channel.isOpen());
    }

    @Test
    void theNextRequestHasItsTimeFromItsFirstByte() {
        receive(REQUEST);
        answer(HttpResponseStatus.OK);
        pass(3600);
        receive("G");
        pass(9);
        assertTrue(channel.isOpen());
        pass(1);
        assertFalse(channel.isOpen());
    }

    @Test
    void toAWebSocketTimeDoesNotMatter() {
        receive(REQUEST);
        answer(HttpResponseStatus.SWITCHING_PROTOCOLS);
        assertNull(channel.pipeline().get(RequestDeadline.class));
        channel.pipeline().remove(HttpRequestDecoder.class);
        receive("a frame's beginning");
        pass(3600);
        assertTrue(channel.isOpen());
        assertEquals(2, channel.pipeline().names().size() - 1);
    }

    @Test
    void whoSpeaksAnotherProtocolIsLeftAlone() {
        channel.pipeline().remove(HttpRequestDecoder.class);
        receive("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        pass(3600);
        assertTrue(channel.isOpen());
    }

    @Test
    void aHundredRequestsMayWaitForTheirAnswers() {
        receive(REQUEST.repeat(100));
        assertTrue(channel.isOpen());
        answer(HttpResponseStatus.CONTINUE);
        answer(HttpResponseStatus.OK);
        receive(REQUEST);
        assertTrue(channel.isOpen());
        receive(REQUEST);
        assertFalse(channel.isOpen());
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void answer(HttpResponseStatus status) {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }
}
