package io.coscribe.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.id.OperationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private static final Participant ANN = _ -> {};
    private static final Participant BOB = _ -> {};
    private static final Participant CID = _ -> {};
    private static final Admission ADMISSION =
            new Admission(Desk.DOCUMENT, ContentRules.NONE, SizeLimits.NONE);

    /** Runs what was asked for later when the test says so. */
    private static final class Clock implements SessionExecutor {
        private final List<Runnable> later = new ArrayList<>();
        private long now;

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void executeAfter(Duration delay, Runnable task) {
            later.add(task);
        }

        @Override
        public long nanoTime() {
            return now;
        }
    }

    private final Clock clock = new Clock();
    private final Gathering gathering = new Gathering(new SessionThread(clock, () -> "notes/one", () -> {}));
    private int goneOn;

    private boolean isDone(int waiting) {
        return gathering.isDone(waiting, () -> goneOn++);
    }

    private void settled(Participant... authors) {
        Batch batch = new Batch(ADMISSION, DocumentState.NEVER_CREATED, List.of());
        for (Participant author : authors) {
            Submission submission = new Submission(new OperationId("client", 1), 0, new Change.Delete());
            batch.add(new Pending(submission, author, _ -> {}));
        }
        gathering.settled(batch);
    }

    @Test
    void whoWritesAloneNeverWaits() {
        assertTrue(isDone(1));
        settled(ANN);
        assertTrue(isDone(1));
    }

    @Test
    void whoWroteTogetherIsWaitedFor() {
        settled(ANN, BOB);
        assertFalse(isDone(1));
        assertTrue(isDone(2));
    }

    @Test
    void groupsThatTookTurnsComeTogether() {
        settled(ANN, BOB);
        settled(CID);
        assertFalse(isDone(2));
        assertTrue(isDone(3));
    }

    @Test
    void whoHasNotComeWithinTheMomentIsNotWaitedFor() {
        settled(ANN, BOB);
        assertFalse(isDone(1));
        assertFalse(isDone(1));
        assertEquals(1, clock.later.size());
        clock.later.getFirst().run();
        assertEquals(1, goneOn);
        assertTrue(isDone(1));
    }

    @Test
    void aMomentThatEndsAfterItsBatchChangesNothing() {
        settled(ANN, BOB);
        assertFalse(isDone(1));
        settled(ANN, BOB);
        clock.later.getFirst().run();
        assertEquals(0, goneOn);
        assertFalse(isDone(1));
    }

    @Test
    void whoWritesAtAPersonsPaceNeverWaits() {
        settled(ANN, BOB);
        clock.now += Duration.ofMillis(10).toNanos();
        assertTrue(isDone(1));
    }
}
