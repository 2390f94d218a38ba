package io.coscribe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

/** What is held for all clients together is bounded, and who holds most of it pays for that. */
class BacklogsTest {

    private static final long LIMIT = 4 * Backlog.LITTLE;

    private final Backlogs backlogs = new Backlogs(LIMIT);
    private final EmbeddedChannel greedy = new EmbeddedChannel(new ChannelDuplexHandler());
    private final EmbeddedChannel modest = new EmbeddedChannel(new ChannelDuplexHandler());

    private void grow(EmbeddedChannel channel, long bytes) {
        backlogs.of(channel).grow(bytes);
        channel.runPendingTasks();
    }

    @Test
    void whoHoldsMuchIsCutOffWhenTogetherItIsTooMuch() {
        grow(greedy, LIMIT);
        assertTrue(greedy.isOpen());
        grow(modest, Backlog.LITTLE);
        assertTrue(modest.isOpen());
        grow(greedy, 1);
        assertFalse(greedy.isOpen());
        assertEquals(Backlog.LITTLE, backlogs.held());
    }

    @Test
    void whatIsNoLongerHeldIsntCounted() {
        grow(greedy, LIMIT);
        backlogs.of(greedy).shrink(LIMIT);
        grow(greedy, LIMIT);
        assertTrue(greedy.isOpen());
        assertEquals(LIMIT, backlogs.held());
    }

    @Test
    void nothingIsHeldForAConnectionThatHasEnded() {
        Backlog backlog = backlogs.of(greedy);
        backlog.grow(10);
        greedy.close();
        backlog.grow(20);
        backlog.shrink(10);
        assertEquals(0, backlogs.held());
    }
}
