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
    private final List<String> sent = new ArrayList<>();
    private final Editor ann = new Editor(wire, editors, tally);
    private final Editor bob = new Editor(wire, editors, tally);

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
        ann.type();
        ann.hear(new Operation("ann", 2, 1), System.nanoTime());
        assertEquals(List.of(text(wire.insert(1, 2)), text(wire.insert(2, 3))), sent);
        assertEquals(1, tally.end(1).acks().total());
    }

    @Test
    void operationsOfOthersRaiseTheRevisionOnce() {
        ann.type();
        bob.type();
        ann.hear(new Operation("bob", 2, 1), System.nanoTime());
        ann.hear(new Operation("bob", 2, 1), System.nanoTime());
        ann.hear(new Operation("ann", 2, 2), System.nanoTime());
        assertEquals(text(wire.insert(3, 3)), sent.getLast());
        assertEquals(1, tally.end(1).arrivals().total());
    }

    @Test
    void aMissingOperationIsNoticed() {
        bob.type();
        assertThrows(IllegalStateException.class, () -> ann.hear(new Operation("bob", 2, 2), System.nanoTime()));
    }

    @Test
    void finishingWaitsForTheLastAck() {
        ann.type();
        CompletableFuture<Void> finished = ann.finish();
        assertFalse(finished.isDone());
        ann.hear(new Operation("ann", 2, 1), System.nanoTime());
        assertTrue(finished.isDone());
        assertEquals(List.of(text(wire.insert(1, 2))), sent);
        assertEquals(1, ann.acknowledged());
        assertEquals(2, ann.revision());
    }

    @Test
    void aRefusalFailsTheWholeLoad() {
        ann.type();
        ann.hear(new Refusal("no"), 0);
        assertThrows(IllegalStateException.class, tally::requireNoFailure);
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
