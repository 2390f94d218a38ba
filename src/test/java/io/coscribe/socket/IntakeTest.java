package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.network.Backlogs;
import io.coscribe.network.NetworkConnection;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Backlogs backlogs = new Backlogs(1);
    private final Intake intake = new Intake(10_000, new NetworkConnection(channel), backlogs.of(channel));

    private boolean reads() {
        return channel.config().isAutoRead();
    }

    @Test
    void readsNothingWhileTooMuchIsUnanswered() {
        Runnable first = intake.take(6_000, 1);
        assertTrue(reads());
        Runnable second = intake.take(6_000, 1);
        assertFalse(reads());
        first.run();
        assertFalse(reads());
        second.run();
        assertTrue(reads());
    }

    @Test
    void countsAnAnswerOnce() {
        Runnable first = intake.take(6_000, 1);
        intake.take(6_000, 1);
        assertEquals(2 * 6_500, backlogs.held());
        first.run();
        first.run();
        assertFalse(reads());
        assertEquals(6_500, backlogs.held());
    }

    @Test
    void smallMessagesAddUp() {
        for (int i = 0; i < 20; i++) {
            intake.take(1, 1);
        }
        assertFalse(reads());
    }

    @Test
    void theDocumentsOfABulkAddUp() {
        intake.take(100, 19);
        assertTrue(reads());
        intake.take(100, 0);
        assertFalse(reads());
    }
}
