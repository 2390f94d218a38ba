package io.coscribe.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final List<CompletableFuture<Void>> underWay = new ArrayList<>();

    @Test
    void someAreUnderWayAtATimeAndTheNextFollowsWhoeverIsDone() {
        CompletableFuture<Void> all = take(5, 2);
        assertEquals(2, underWay.size());
        underWay.get(1).complete(null);
        assertEquals(3, underWay.size());
        underWay.get(0).complete(null);
        underWay.get(2).complete(null);
        assertEquals(5, underWay.size());
        underWay.get(3).complete(null);
        assertFalse(all.isDone());
        underWay.get(4).complete(null);
        assertTrue(all.isDone());
    }

    @Test
    void oneThatFailsFailsAll() {
        CompletableFuture<Void> all = take(3, 2);
        underWay.getFirst().completeExceptionally(new IllegalStateException("gone"));
        assertTrue(all.isCompletedExceptionally());
    }

    @Test
    void nobodyIsDoneAtOnce() {
        assertTrue(take(0, 2).isDone());
    }

    private CompletableFuture<Void> take(int editors, int atOnce) {
        Wire wire = new ShareDbWire(new Document("x", 0));
        return Steps.take(
                Stream.generate(() -> new Editor(wire, new HashMap<>(), new Tally(), new Failure())).limit(editors),
                editor -> {
                    underWay.add(new CompletableFuture<>());
                    return underWay.getLast();
                },
                atOnce);
    }
}
