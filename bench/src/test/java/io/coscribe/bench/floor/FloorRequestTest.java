package io.coscribe.bench.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.ShareDbWire;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FloorRequestTest {

    private final ShareDbWire wire = new ShareDbWire(new Document("x", 0));

    @Test
    void anOperationKeepsItsContentAsItCame() throws IOException {
        assertEquals(new FloorRequest("op", "bench", "x", 4, "\"op\":[{\"insert\":\"a\"}]"),
                read(wire.insert(3, 4)));
    }

    @Test
    void aCreationDoesToo() throws IOException {
        assertEquals(new FloorRequest("op", "bench", "x", 1, "\"create\":{\"type\":\"rich-text\",\"data\":[]}"),
                read(wire.create()));
    }

    @Test
    void aSubscriptionHasNoContent() throws IOException {
        assertEquals(new FloorRequest("s", "bench", "x", 0, ""), read(wire.subscribe()));
    }

    private static FloorRequest read(byte[] message) throws IOException {
        return FloorRequest.read(message, message.length);
    }
}
