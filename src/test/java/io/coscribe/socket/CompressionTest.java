package io.coscribe.socket;

import static io.coscribe.socket.RawClient.CONTINUATION;
import static io.coscribe.socket.RawClient.FINAL;
import static io.coscribe.socket.RawClient.RSV1;
import static io.coscribe.socket.RawClient.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.socket.RawClient.Frame;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** permessage-deflate (RFC 7692) as a client meets it. */
@QuarkusTest
class CompressionTest {

    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate";
    private static final String AGREED =
            "sec-websocket-extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover";
    private static final String LONG = "all work and no play makes Jack a dull boy. ".repeat(100);
    private static final int BOMB = 128 * 1024 * 1024;

    @TestHTTPResource("/")
    URI service;

    private final StackTraces stackTraces = new StackTraces();
    private final String name = UUID.randomUUID().toString();

    @AfterEach
    void nothingUnforeseenIsLogged() {
        stackTraces.close();
        assertEquals(List.of(), stackTraces.found());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        OFFER, OFFER + "; client_max_window_bits", OFFER + "; client_max_window_bits=9; server_no_context_takeover",
        OFFER + "; server_max_window_bits=10, permessage-deflate", OFFER + ";client_no_context_takeover , x-other; y=\"z\""
    })
    void whoAsksForItGetsIt(String offer) {
        try (RawClient client = RawClient.dial(service).sendBytes(RawClient.handshake(offer))) {
            assertTrue(client.answer().contains(AGREED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "X: y", OFFER + "; server_max_window_bits=10", OFFER + "; unheard_of", "Sec-WebSocket-Extensions: x-deflate",
        "Sec-WebSocket-Extensions: ;", "Sec-WebSocket-Extensions: "
    })
    void whoDoesNotAskOrAsksForMoreGetsNone(String offer) {
        try (RawClient client = RawClient.dial(service).sendBytes(RawClient.handshake(offer))) {
            List<String> answer = client.answer();
            assertEquals("http/1.1 101 switching protocols", answer.getFirst());
            assertTrue(answer.stream().noneMatch(header -> header.startsWith("sec-websocket-extensions")));
        }
    }

    @Test
    void aLongMessageIsCompressedForWhoAskedAndForNobodyElse() {
        try (RawClient plain = RawClient.connect(service); RawClient client = RawClient.connect(service, OFFER)) {
            plain.send(json("{'a':'s','c':'documents','d':'" + name + "'}")).receive();
            client.send(json("{'a':'s','c':'documents','d':'" + name + "'}")).receive();
            try (WireClient author = WireClient.connect(service, "/sharedb")) {
                author.send("{'a':'op','c':'documents','d':'" + name + "','v':0,'seq':1,'create':{'type':'rich-text','data':"
                        + "[{'insert':'" + LONG + "'}]}}").receive();
            }
            Frame told = plain.receive();
            Frame compressed = client.receive();

            assertEquals(FINAL | TEXT, told.head());
            assertTrue(told.text().contains(LONG));
            assertEquals(FINAL | RSV1 | TEXT, compressed.head());
            assertTrue(compressed.payload().length < LONG.length() / 10);
            assertEquals(told.text(), RawClient.inflated(compressed.payload()));
        }
    }

    @Test
    void aShortMessageIsNotCompressed() {
        try (RawClient client = RawClient.connect(service, OFFER)) {
            Frame answer = client.send(json("{'a':'pp'}")).receive();
            assertEquals(FINAL | TEXT, answer.head());
            assertEquals(json("{'a':'pp'}"), answer.text());
        }
    }

    @Test
    void whatAClientCompressesIsUnderstoodInOneFrameOrMore() {
        byte[] message = RawClient.deflated(json("{'a':'pp','x':'" + LONG + "é😀'}").getBytes(StandardCharsets.UTF_8));
        try (RawClient client = RawClient.connect(service, OFFER)) {
            client.send(FINAL | RSV1 | TEXT, message);
            assertEquals(json("{'a':'pp'}"), client.receive().text());
            client.send(RSV1 | TEXT, new byte[0]);
            for (byte part : message) {
                client.send(CONTINUATION, new byte[] {part});
            }
            client.send(FINAL | CONTINUATION, new byte[0]);
            assertEquals(json("{'a':'pp'}"), client.receive().text());
            client.send(json("{'a':'pp'}"));
            assertEquals(json("{'a':'pp'}"), client.receive().text());
        }
    }

    @Test
    void whatIsNotCompressedThoughItSaysSoEndsItsConnection() {
        try (RawClient client = RawClient.connect(service, OFFER)) {
            client.send(FINAL | RSV1 | TEXT, new byte[] {(byte) 0xff, 1, 2, 3});
            assertEquals(CloseCode.INVALID_DATA, client.closeCode());
        }
    }

    @Test
    void compressedTextThatIsNotUtf8EndsItsConnection() {
        try (RawClient client = RawClient.connect(service, OFFER)) {
            client.send(FINAL | RSV1 | TEXT, RawClient.deflated(new byte[] {'"', (byte) 0xff, '"'}));
            assertEquals(CloseCode.INVALID_DATA, client.closeCode());
        }
    }

    /** Four bombs of 128 MiB each, with less than 128 KiB to send for one. */
    @Test
    void aBombTakesNoMoreThanAMessageMay() {
        byte[] bomb = RawClient.frame(FINAL | RSV1 | TEXT, RawClient.deflated(new byte[BOMB]));
        assertTrue(bomb.length < BOMB / 1000);
        try (WireClient other = WireClient.connect(service, "/sharedb")) {
            long before = allocated();
            for (int i = 0; i < 4; i++) {
                try (RawClient client = RawClient.connect(service, OFFER).sendBytes(bomb)) {
                    assertEquals(CloseCode.TOO_BIG, client.closeCode());
                }
            }
            long taken = allocated() - before;
            assertTrue(taken < BOMB, () -> taken + " bytes");
            assertEquals(List.of(), other.receivedBeforeAnswer());
            assertTrue(other.isOpen());
        }
    }

    /** All that was ever taken from the heap. Netty's buffers are beside it, and of a message's size at most. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }

    @Test
    void aMessageOfTheLargestSizeIsTakenCompressed() {
        byte[] message = new byte[16 * 1024 * 1024];
        byte[] start = json("{'a':'pp'}").getBytes(StandardCharsets.UTF_8);
        Arrays.fill(message, (byte) ' ');
        System.arraycopy(start, 0, message, 0, start.length);
        try (RawClient client = RawClient.connect(service, OFFER)) {
            client.send(FINAL | RSV1 | TEXT, RawClient.deflated(message));
            assertEquals(json("{'a':'pp'}"), client.receive().text());
            client.send(FINAL | RSV1 | TEXT, RawClient.deflated(Arrays.copyOf(message, message.length + 1)));
            assertEquals(CloseCode.TOO_BIG, client.closeCode());
        }
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
