package io.coscribe.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.bench.load.Heard.Greeting;
import io.coscribe.bench.load.Heard.Operation;
import io.coscribe.bench.load.Heard.Refusal;
import io.coscribe.bench.load.Heard.Subscribed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditorTest {

    private final Document document = new Document("x", 0);
    private final Wire wire = new ShareDbWire(document);
    private final Map<String, Editor> editors = new HashMap<>();
    private final Tally tally = new Tally();
    private final Failure failure = new Failure();
    private final List<String> sent = new ArrayList<>();
    private final Editor ann = new Editor(wire, editors, tally, failure);
    private final Editor bob = new Editor(wire, editors, tally, failure);

    @BeforeEach
    void bothAreThereAndAnnListens() {
        ann.opened(message -> sent.add(text(message)));
        ann.hear(new Greeting("ann"), 0);
        bob.opened(message -> { });
        bob.hear(new Greeting("bob"), 0);
        bob.subscribe();
        bob.hear(new Subscribed(1), 0);
        ann.subscribe();
        ann.hear(new Subscribed(1), 0);
        sent.clear();
        tally.begin(0);
    }

    @Test
    void anAckIsAnsweredByTheNextOperation() {
        ann.type(new ClosedLoop());
        ann.hear(new Operation("ann", 2, 1), System.nanoTime());
        assertEquals(List.of(text(wire.insert(1, 2)), text(wire.insert(2, 3))), sent);
        assertEquals(1, tally.end(1).acks().total());
    }

    @Test
    void operationsOfOthersRaiseTheRevisionOnce() {
        ann.type(new ClosedLoop());
        bob.type(new ClosedLoop());
        ann.hear(new Operation("bob", 2, 1), System.nanoTime());
        ann.hear(new Operation("bob", 2, 1), System.nanoTime());
        ann.hear(new Operation("ann", 2, 2), System.nanoTime());
        assertEquals(text(wire.insert(3, 3)), sent.getLast());
        assertEquals(1, tally.end(1).arrivals().total());
    }

    @Test
    void anOperationMayComeBeforeOneThatItFollows() {
        bob.type(new ClosedLoop());
        ann.hear(new Operation("bob", 2, 2), System.nanoTime());
        ann.hear(new Operation("bob", 2, 2), System.nanoTime());
        assertEquals(1, ann.revision());
        ann.hear(new Operation("bob", 2, 1), System.nanoTime());
        assertEquals(3, ann.revision());
        assertEquals(2, tally.end(1).arrivals().total());
    }

    @Test
    void anOperationThatIsMissingBeforeAnAckIsNoticed() {
        ann.type(new ClosedLoop());
        assertThrows(IllegalStateException.class, () -> ann.hear(new Operation("ann", 2, 2), System.nanoTime()));
    }

    @Test
    void finishingWaitsForTheLastAck() {
        ann.type(new ClosedLoop());
        CompletableFuture<Void> finished = ann.finish();
        assertFalse(finished.isDone());
        ann.hear(new Operation("ann", 2, 1), System.nanoTime());
        assertTrue(finished.isDone());
        assertEquals(List.of(text(wire.insert(1, 2))), sent);
        assertEquals(1, ann.acknowledged());
        assertEquals(2, ann.revision());
    }

    @Test
    void keysPressedMeanwhileAreSentOneByOneAndCountFromTheKey() {
        Keyboard keyboard = new Keyboard();
        ann.type(keyboard);
        long before = System.nanoTime();
        keyboard.key.run();
        keyboard.key.run();
        long after = System.nanoTime();
        assertEquals(List.of(text(wire.insert(1, 2))), sent);
        CompletableFuture<Void> finished = ann.finish();
        ann.hear(new Operation("ann", 2, 1), after);
        assertEquals(List.of(text(wire.insert(1, 2)), text(wire.insert(2, 3))), sent);
        assertFalse(finished.isDone());
        ann.hear(new Operation("ann", 3, 2), after + 1_000_000_000);
        assertTrue(finished.isDone());
        Seen seen = tally.end(1);
        assertEquals(2, seen.keys());
        assertTrue(seen.acks().quantile(1) >= 990_000_000, "a second, and at most a 128th below it");
        assertTrue(seen.acks().quantile(0.5) <= after - before);
    }

    /** A rhythm that a test plays. */
    private static final class Keyboard implements Rhythm {

        private Runnable key;

        @Override
        public void begin(Runnable key) {
            this.key = key;
        }

        @Override
        public void acknowledged() {
        }

        @Override
        public void end() {
        }
    }

    @Test
    void aRefusalFailsTheWholeLoad() {
        ann.type(new ClosedLoop());
        ann.hear(new Refusal("no"), 0);
        assertThrows(IllegalStateException.class, failure::requireNone);
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
