package io.coscribe.bench.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.ShareDbWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FloorRequestTest {

    private static final Document DOCUMENT = new Document("x", 0);

    private final ShareDbWire wire = new ShareDbWire();

    @Test
    void anOperationKeepsItsContentAsItCame() throws IOException {
        assertEquals(new FloorRequest("op", "bench", "x", 4, "\"op\":[{\"insert\":\"a\"}]"),
                read(wire.insert(DOCUMENT, 3, 4)));
    }

    @Test
    void aCreationDoesToo() throws IOException {
        assertEquals(new FloorRequest("op", "bench", "x", 1, "\"create\":{\"type\":\"rich-text\",\"data\":[]}"),
                read(wire.create(DOCUMENT, 1)));
    }

    @Test
    void aSubscriptionHasNoContent() throws IOException {
        assertEquals(new FloorRequest("s", "bench", "x", 0, ""), read(wire.subscribe(DOCUMENT)));
    }

    private static FloorRequest read(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return FloorRequest.read(bytes, bytes.length);
    }
}
