package io.coscribe.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How often one looks. */
class LookoutTest {

    private final Queue<CompletableFuture<Void>> looks = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Queue<Runnable> timers = new ArrayDeque<>();
    private final Lookout lookout = new Lookout(this::look, (pause, task) -> {
        pauses.add(pause);
        timers.add(task);
    });

    private Uni<Void> look() {
        CompletableFuture<Void> look = new CompletableFuture<>();
        looks.add(look);
        return Uni.createFrom().completionStage(look);
    }

    private void succeed() {
        looks.remove().complete(null);
    }

    private void pass(Duration expected) {
        assertEquals(List.of(expected), pauses);
        pauses.clear();
        timers.remove().run();
    }

    @Test
    void whoAsksManyTimesGetsOneLookNowAndOneAfterThePause() {
        for (int i = 0; i < 100; i++) {
            lookout.ask();
        }
        assertEquals(1, looks.size());
        succeed();
        lookout.ask();
        assertEquals(0, looks.size());
        pass(Lookout.PAUSE);
        assertEquals(1, looks.size());
        succeed();
        pass(Lookout.PAUSE);
        assertEquals(0, looks.size());
    }

    @Test
    void whoAsksDuringThePauseWaitsForItsEnd() {
        lookout.ask();
        succeed();
        lookout.ask();
        lookout.ask();
        assertEquals(0, looks.size());
        pass(Lookout.PAUSE);
        assertEquals(1, looks.size());
    }

    @Test
    void aLookThatFailedIsRepeatedUntilOneSucceeds() {
        lookout.ask();
        for (int i = 0; i < 3; i++) {
            looks.remove().completeExceptionally(new IllegalStateException("away"));
            assertEquals(0, looks.size());
            pass(Lookout.PAUSE_AFTER_FAILURE);
            assertEquals(1, looks.size());
        }
        succeed();
        pass(Lookout.PAUSE);
        assertEquals(0, looks.size());
        lookout.ask();
        assertEquals(1, looks.size());
    }

    @Test
    void whoAsksLaterGetsALookLater() {
        lookout.askLater();
        assertEquals(0, looks.size());
        pass(Lookout.PAUSE_AFTER_FAILURE);
        assertEquals(1, looks.size());
    }

    @Test
    void afterTheEndNobodyLooks() {
        lookout.ask();
        lookout.stop();
        succeed();
        lookout.ask();
        pass(Lookout.PAUSE);
        assertEquals(0, looks.size());
    }
}
