package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class NetworkConnectionTest {

    /** As that of WebSockets, which says goodbye and waits for the answer. */
    private static final class Polite extends ChannelDuplexHandler {
        @Override
        public void close(ChannelHandlerContext context, ChannelPromise promise) {
            // Waits for ever.
        }
    }

    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelDuplexHandler(), new Polite());
    private final NetworkConnection network = new NetworkConnection(channel);

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
