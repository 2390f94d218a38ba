package io.coscribe.socket;

import static io.coscribe.socket.RawClient.BINARY;
import static io.coscribe.socket.RawClient.CLOSE;
import static io.coscribe.socket.RawClient.CONTINUATION;
import static io.coscribe.socket.RawClient.FINAL;
import static io.coscribe.socket.RawClient.PING;
import static io.coscribe.socket.RawClient.PONG;
import static io.coscribe.socket.RawClient.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.coscribe.socket.RawClient.Frame;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that break the rules of WebSockets (RFC 6455): each is told which, its connection ends, another's goes on, and
 * the log holds no stack trace.
 */
@QuarkusTest
class FrameRulesTest {

    private static final int PROTOCOL_ERROR = 1002;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final byte[] PING_MESSAGE = "{\"a\":\"pp\"}".getBytes(StandardCharsets.UTF_8);
    private static final String PONG_MESSAGE = "{\"a\":\"pp\"}";

    @TestHTTPResource("/")
    URI service;

    private final StackTraces stackTraces = new StackTraces();
    private WireClient other;
    private RawClient client;

    @BeforeEach
    void arrive() {
        other = WireClient.connect(service, "/sharedb");
        client = RawClient.connect(service);
    }

    @AfterEach
    void nobodyElseNotices() {
        client.close();
        assertEquals(List.of(), other.receivedBeforeAnswer());
        other.abort();
        stackTraces.close();
        assertEquals(List.of(), stackTraces.found());
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                arguments("RSV1 where nothing was agreed", FINAL | 0x40 | TEXT, PING_MESSAGE),
                arguments("RSV2", FINAL | 0x20 | TEXT, PING_MESSAGE),
                arguments("RSV3", FINAL | 0x10 | TEXT, PING_MESSAGE),
                arguments("RSV1 in a ping", FINAL | 0x40 | PING, new byte[0]),
                arguments("an unknown kind of data", FINAL | 0x3, PING_MESSAGE),
                arguments("an unknown kind of control", FINAL | 0xb, new byte[0]),
                arguments("a continuation of nothing", FINAL | CONTINUATION, PING_MESSAGE),
                arguments("a ping in fragments", PING, new byte[0]),
                arguments("a ping of 126 bytes", FINAL | PING, new byte[126]),
                arguments("a pong of 126 bytes", FINAL | PONG, new byte[126]),
                arguments("a goodbye of one byte", FINAL | CLOSE, new byte[1]),
                arguments("a goodbye with no code of the network's", FINAL | CLOSE, new byte[] {0x03, (byte) 0xed}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void whatNoClientMaySendEndsItsConnection(String what, int head, byte[] payload) {
        client.send(head, payload);
        assertEquals(PROTOCOL_ERROR, client.closeCode());
    }

    @Test
    void whatIsNotMaskedEndsItsConnection() {
        client.sendUnmasked(FINAL | TEXT, PING_MESSAGE);
        assertEquals(PROTOCOL_ERROR, client.closeCode());
        assertTrue(client.isHungUp());
    }

    @Test
    void aMessageWithinAnotherEndsItsConnection() {
        client.send(TEXT, PING_MESSAGE).send(FINAL | TEXT, PING_MESSAGE);
        assertEquals(PROTOCOL_ERROR, client.closeCode());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "80", "c0af", "c1bf", "e0809f", "eda080", "edb080", "f08080af", "f4908080", "f8888080af", "fe", "ff", "c3", "e282",
        "f09f98"
    })
    void textThatIsNotUtf8EndsItsConnection(String bytes) {
        client.send(FINAL | TEXT, textWith(HexFormat.of().parseHex(bytes)));
        assertEquals(CloseCode.INVALID_DATA, client.closeCode());
    }

    /** In a message that the service would answer if it took what isn't UTF-8 for something else. */
    private static byte[] textWith(byte[] bytes) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("{\"a\":\"pp\",\"x\":\"".getBytes(StandardCharsets.UTF_8));
        text.writeBytes(bytes);
        text.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        return text.toByteArray();
    }

    @Test
    void fragmentsMayPartACharacter() {
        byte[] text = textWith("é😀".getBytes(StandardCharsets.UTF_8));
        client.send(TEXT, Arrays.copyOf(text, 1));
        for (int i = 1; i < text.length; i++) {
            client.send(CONTINUATION, Arrays.copyOfRange(text, i, i + 1));
        }
        client.send(FINAL | CONTINUATION, new byte[0]);
        assertEquals(PONG_MESSAGE, client.receive().text());
    }

    @Test
    void aFirstFragmentMayBeEmpty() {
        client.send(TEXT, new byte[0])
                .send(CONTINUATION, new byte[0])
                .send(CONTINUATION, PING_MESSAGE)
                .send(FINAL | CONTINUATION, new byte[0]);
        assertEquals(PONG_MESSAGE, client.receive().text());
        client.send(TEXT, new byte[0]).send(FINAL | CONTINUATION, new byte[0]);
        assertEquals(CloseCode.INVALID_DATA, client.closeCode());
    }

    @Test
    void aPingIsAnsweredBetweenFragments() {
        client.send(TEXT, new byte[0])
                .send(FINAL | PING, new byte[] {7})
                .send(FINAL | CONTINUATION, PING_MESSAGE);
        Frame pong = client.receive();
        assertEquals(FINAL | PONG, pong.head());
        assertEquals("\u0007", pong.text());
        assertEquals(PONG_MESSAGE, client.receive().text());
    }

    /** Who sends pings and doesn't read is owed one answer, not thousands. */
    @Test
    void pingsWithoutEndTakeNoRoom() {
        int pings = 100_000;
        ByteArrayOutputStream flood = new ByteArrayOutputStream();
        for (int i = 0; i < pings; i++) {
            flood.writeBytes(RawClient.frame(FINAL | PING, Arrays.copyOf(Integer.toString(i).getBytes(), 125)));
        }
        client.sendBytes(flood.toByteArray());
        String last = Integer.toString(pings - 1);
        int pongs = 1;
        while (!client.receive().text().startsWith(last)) {
            pongs++;
        }
        int answered = pongs;
        assertTrue(answered < pings, () -> answered + " of " + pings);
    }

    @Test
    void aBinaryMessageInFragmentsIsOneTheServiceDoesNotUnderstand() {
        client.send(BINARY, new byte[0]).send(FINAL | CONTINUATION, new byte[] {1});
        assertEquals(CloseCode.UNSUPPORTED_DATA, client.closeCode());
    }

    @Test
    void aFrameThatSaysItIsTooLargeEndsItsConnectionBeforeItHasCome() {
        client.sendBytes((byte) (FINAL | TEXT), (byte) 0xff, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 1, (byte) 0,
                (byte) 0, (byte) 1);
        assertEquals(CloseCode.TOO_BIG, client.closeCode());
    }

    @Test
    void aLengthBeyondAllMeasureEndsItsConnection() {
        client.sendBytes((byte) (FINAL | TEXT), (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff,
                (byte) 0xff, (byte) 0xff, (byte) 0xff);
        assertEquals(PROTOCOL_ERROR, client.closeCode());
    }

    @Test
    void fragmentsWithoutEndEndTheirConnection() {
        byte[] fragment = RawClient.frame(CONTINUATION, "x".repeat(MEBIBYTE).getBytes(StandardCharsets.UTF_8));
        client.send(TEXT, new byte[0]);
        int sent = 0;
        while (sent < 100 && client.trySendBytes(fragment)) {
            sent++;
        }
        assertEquals(CloseCode.TOO_BIG, client.closeCode());
        assertTrue(sent >= 16, () -> "ended before its time");
    }

    @Test
    void whatIsSentBeforeTheServiceHasAnsweredHarmsNobody() {
        for (byte[] early : List.of(
                RawClient.frame(FINAL | TEXT, PING_MESSAGE),
                RawClient.frame(FINAL | CLOSE, new byte[] {0x03, (byte) 0xe8}),
                RawClient.frame(FINAL | 0x70 | PING, new byte[0]),
                new byte[] {(byte) 0xff, (byte) 0xff, 0, 0})) {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(RawClient.handshake());
            both.writeBytes(early);
            try (RawClient hasty = RawClient.dial(service).sendBytes(both.toByteArray())) {
                hasty.answer();
                assertEquals(PROTOCOL_ERROR, hasty.closeCode());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Sec-WebSocket-Extensions: ;", "Sec-WebSocket-Extensions: ,;=,\"", "Sec-WebSocket-Protocol: ,", "Sec-WebSocket-Key: "
    })
    void aStrangeRequestIsAnswered(String header) {
        try (RawClient strange = RawClient.dial(service).sendBytes(RawClient.handshake(header))) {
            assertTrue(strange.answer().getFirst().startsWith("http/1.1 "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /sharedb HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Key: x\r\n\r\n",
        "GET /sharedb HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n",
        "GET /sharedb HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n"
                + "Sec-WebSocket-Version: 99\r\n\r\n",
        "POST /sharedb HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n"
                + "Sec-WebSocket-Version: 13\r\nContent-Length: 0\r\n\r\n",
        "no request\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n: x\r\n\r\n",
        "\u0016\u0003\u0001\u0002 / x\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n"
    })
    void whatIsNoHandshakeIsRefused(String request) {
        try (RawClient strange = RawClient.dial(service).sendBytes(RawClient.ascii(request))) {
            List<String> answer = strange.answer();
            assertTrue(answer.isEmpty() || answer.getFirst().matches("http/1.[01] [45].*"), () -> answer.toString());
        }
    }

    @Test
    void aHeadWithoutEndIsRefused() {
        try (RawClient talker = RawClient.dial(service)) {
            talker.sendBytes(RawClient.ascii("GET / HTTP/1.1\r\n"));
            byte[] header = RawClient.ascii("X: " + "x".repeat(1000) + "\r\n");
            int sent = 0;
            while (sent < 10_000 && talker.trySendBytes(header)) {
                sent++;
            }
            List<String> answer = talker.answer();
            assertTrue(answer.isEmpty() || answer.getFirst().startsWith("http/1.1 4"), () -> answer.toString());
        }
    }
}
