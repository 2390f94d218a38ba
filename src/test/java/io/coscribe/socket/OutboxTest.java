package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.coscribe.network.Backlogs;
import io.coscribe.network.NetworkConnection;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final int LIMIT = 1_000;

    /** What leaves, in order: the text of messages, and that the WebSocket was closed. */
    private final List<String> sent = new ArrayList<>();

    private final EmbeddedChannel channel = new EmbeddedChannel(new WebSocket13FrameEncoder(false));
    private final WebSocketConnection socket = (WebSocketConnection) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {WebSocketConnection.class}, (_, method, _) -> {
                if (method.getName().equals("close")) {
                    read();
                    sent.add("closed");
                    return Uni.createFrom().voidItem();
                }
                return "socket";
            });
    private final WriteQueue queue = new WriteQueue(channel.eventLoop());
    private final Backlogs backlogs = new Backlogs(1);
    private final Outbox outbox = outbox();

    private Outbox outbox() {
        return new Outbox(socket, new NetworkConnection(channel), queue, backlogs.of(channel), LIMIT);
    }

    @Test
    void answersAndNewsLeaveInTheOrderOfTheCalls() {
        outbox.tell(text("one"));
        outbox.answer(text("two"));
        outbox.tell(text("three"));
        outbox.answer(text("four"));
        run();
        assertEquals(List.of("one", "two", "three", "four"), sent);
    }

    @Test
    void whatComesLaterLeavesToo() {
        outbox.tell(text("one"));
        run();
        outbox.tell(text("two"));
        run();
        outbox.answer(text("three"));
        run();
        assertEquals(List.of("one", "two", "three"), sent);
    }

    @Test
    void theGoodbyeIsBehindWhatWasSaid() {
        outbox.tell(text("one"));
        outbox.answer(text("two"));
        outbox.close(new CloseReason(CloseCode.GOING_AWAY));
        outbox.tell(text("too late"));
        run();
        assertEquals(List.of("one", "two", "closed"), sent);
    }

    @Test
    void whatTheNetworkHasNotTakenIsHeld() {
        outbox.tell(text("three"));
        assertEquals(5, backlogs.held());
        run();
        assertEquals(0, backlogs.held());
    }

    @Test
    void whoDoesNotReadIsCutOff() {
        outbox.tell(new byte[LIMIT + 1]);
        outbox.tell(text("one"));
        assertFalse(outbox.isOpen());
        assertFalse(channel.isOpen());
    }

    private static byte[] text(String message) {
        return message.getBytes(StandardCharsets.UTF_8);
    }

    private void run() {
        while (channel.hasPendingTasks()) {
            channel.runPendingTasks();
        }
        read();
    }

    /** Takes short messages out of their frames. */
    private void read() {
        for (ByteBuf frames = channel.readOutbound(); frames != null; frames = channel.readOutbound()) {
            while (frames.isReadable()) {
                frames.skipBytes(1);
                sent.add(frames.readCharSequence(frames.readByte(), StandardCharsets.UTF_8).toString());
            }
            frames.release();
        }
    }
}
