package io.coscribe.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.socket.RawClient;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NetworkConnectionTest {

    /** As that of WebSockets, which says goodbye and waits for the answer. */
    private static final class Polite extends ChannelDuplexHandler {
        @Override
        public void close(ChannelHandlerContext context, ChannelPromise promise) {
            // Waits for ever.
        }
    }

    private final EmbeddedChannel channel = new EmbeddedChannel(
            new ChannelDuplexHandler(), new WebSocket13FrameEncoder(false), new Polite());
    private final NetworkConnection network = new NetworkConnection(channel);
    private final Queue<byte[]> messages = new ArrayDeque<>();
    private final AtomicLong taken = new AtomicLong();

    @Test
    void whatWaitsGoesOutInOneWrite() {
        messages.add(new byte[] {'a', 'b'});
        messages.add(new byte[] {'c'});
        network.send(messages, taken::addAndGet);
        ByteBuf written = channel.readOutbound();
        assertArrayEquals(new byte[] {(byte) 0x81, 2, 'a', 'b', (byte) 0x81, 1, 'c'}, ByteBufUtil.getBytes(written));
        written.release();
        assertNull(channel.readOutbound());
        assertEquals(3, taken.get());
        assertTrue(messages.isEmpty());
    }

    @Test
    void whatIsMuchGoesOutInSeveralBuffers() {
        byte[] large = new byte[100_000];
        messages.addAll(List.of(large, new byte[] {'a'}, new byte[] {'b'}));
        network.send(messages, taken::addAndGet);
        ByteBuf first = channel.readOutbound();
        ByteBuf second = channel.readOutbound();
        assertEquals(large.length + TextFrames.MAX_HEADER, first.readableBytes());
        assertArrayEquals(new byte[] {(byte) 0x81, 1, 'a', (byte) 0x81, 1, 'b'}, ByteBufUtil.getBytes(second));
        first.release();
        second.release();
        assertEquals(large.length + 2, taken.get());
    }

    /** Who counts what is unsent counts it as it was given, for everyone alike. */
    @Test
    void whoHasAgreedOnItGetsItCompressed() {
        channel.pipeline().addLast(new ClientFrames(Optional.of(new MessageDeflate()), 1000, new Backlogs(1).of(channel)));
        byte[] large = "all work and no play ".repeat(100).getBytes(StandardCharsets.UTF_8);
        messages.addAll(List.of(large, new byte[] {'a'}));
        new NetworkConnection(channel).send(messages, taken::addAndGet);
        ByteBuf written = channel.readOutbound();
        assertEquals(0xc1, written.readUnsignedByte());
        byte[] deflated = new byte[written.readUnsignedByte()];
        written.readBytes(deflated);
        assertEquals(new String(large, StandardCharsets.UTF_8), RawClient.inflated(deflated));
        assertArrayEquals(new byte[] {(byte) 0x81, 1, 'a'}, ByteBufUtil.getBytes(written));
        written.release();
        assertEquals(large.length + 1, taken.get());
    }

    @Test
    void nothingGoesOutWhereTheConnectionHasEnded() {
        network.hangUp();
        channel.runPendingTasks();
        messages.add(new byte[] {'a'});
        network.send(messages, taken::addAndGet);
        assertNull(channel.readOutbound());
        assertEquals(0, taken.get());
    }

    @Test
    void hangingUpWaitsForNobody() {
        channel.close();
        assertTrue(channel.isOpen());
        network.hangUp();
        assertFalse(channel.isOpen());
    }

    @Test
    void hangingUpAgainDoesNothing() {
        network.hangUp();
        channel.runPendingTasks();
        assertNull(channel.pipeline().firstContext());
        assertDoesNotThrow(network::hangUp);
        assertDoesNotThrow(network::pauseReading);
        assertDoesNotThrow(network::resumeReading);
    }
}
