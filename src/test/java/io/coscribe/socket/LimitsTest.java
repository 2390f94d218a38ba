package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.coscribe.access.Guest;
import io.coscribe.access.InvitedOnly;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks too much is told so and sent away, and nobody else notices. */
@QuarkusTest
@TestProfile(InvitedOnly.class)
class LimitsTest {

    private static final int LIMIT_EXCEEDED = 4429;
    private static final byte[] PING =
            RawClient.frame(RawClient.FINAL | RawClient.TEXT, RawClient.ascii("{\"a\":\"pp\"}"));
    private static final int FLOOD = 10_000;

    /** Of a flood, so many handshakes are under way at a time. */
    private static final int AT_A_TIME = 100;

    @TestHTTPResource("/")
    URI service;

    private Guest greedy;
    private WireClient other;

    @BeforeEach
    void arrive() {
        greedy = Guest.arrive(service, "Greedy");
        other = WireClient.connect(service, "/sharedb", Guest.arrive(service, "Other").token());
    }

    @AfterEach
    void othersDidNotNotice() {
        assertEquals(List.of(), other.receivedBeforeAnswer());
        other.close();
    }

    private WireClient connect() {
        return WireClient.connect(service, "/sharedb", greedy.token());
    }

    private static Object errorOf(Map<String, Object> answer) {
        return answer.get("error") instanceof Map<?, ?> error ? error.get("code") : null;
    }

    @Test
    void aFloodOfConnectionsOfOneUserIsRefused() throws InterruptedException {
        List<WireClient> open = new ArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        Semaphore places = new Semaphore(AT_A_TIME);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < FLOOD; i++) {
                places.acquire();
                threads.submit(() -> {
                    try {
                        WireClient client = connect();
                        synchronized (open) {
                            open.add(client);
                        }
                    } catch (CompletionException e) {
                        refused.incrementAndGet();
                    } finally {
                        places.release();
                    }
                });
            }
        }
        assertEquals(InvitedOnly.CONNECTIONS, open.size());
        assertEquals(FLOOD - InvitedOnly.CONNECTIONS, refused.get());
        assertEquals(429, WireClient.refusal(
                service, "/sharedb", request -> request.subprotocols("coscribe", "bearer." + greedy.token())));
        open.forEach(client -> assertEquals(List.of(), client.receivedBeforeAnswer()));
        open.forEach(WireClient::abort);
        awaitPlace();
    }

    /** Who leaves makes room. */
    private void awaitPlace() {
        long end = System.nanoTime() + 10_000_000_000L;
        while (System.nanoTime() < end) {
            try (WireClient _ = connect()) {
                return;
            } catch (CompletionException _) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("no connection is possible any more");
    }

    @Test
    void tooManyMessagesEndTheConnectionAndAgainAtOnce() {
        try (WireClient client = connect()) {
            assertEquals("ERR_LIMIT_EXCEEDED", errorOf(flood(client, "{\"a\":\"pp\"}", 2 * InvitedOnly.MESSAGES)));
            assertEquals(LIMIT_EXCEEDED, client.closeCode());
        }
        try (RawClient again = RawClient.connect(service, "Authorization: Bearer " + greedy.token())) {
            for (int i = 0; i < 2 * InvitedOnly.MESSAGES && again.trySendBytes(PING); i++) {
                // as long as somebody takes it
            }
            assertEquals(WireClient.CUT_OFF, again.closeCode());
        }
    }

    @Test
    void tooManyBytesEndTheConnection() {
        try (WireClient client = connect()) {
            String large = "{\"a\":\"pp\",\"x\":\"" + "x".repeat(1 << 20) + "\"}";
            assertEquals("ERR_LIMIT_EXCEEDED", errorOf(flood(client, large, 3 * (InvitedOnly.BYTES >> 20))));
            assertEquals(LIMIT_EXCEEDED, client.closeCode());
        }
    }

    @Test
    void whatFailsAfterItWasLetThroughTakesNoPlace() {
        byte[] unknownVersion = RawClient.handshake("Authorization: Bearer " + greedy.token());
        unknownVersion = RawClient.ascii(
                new String(unknownVersion, StandardCharsets.US_ASCII).replace("Version: 13", "Version: 99"));
        try (RawClient client = RawClient.dial(service)) {
            for (int i = 0; i < InvitedOnly.CONNECTIONS + 1; i++) {
                assertEquals("http/1.1 426 upgrade required", client.sendBytes(unknownVersion).answer().getFirst());
            }
            connect().close();
        }
    }

    /** Sends {@code message} again and again. @return the first answer that is an error */
    private static Map<String, Object> flood(WireClient client, String message, int times) {
        return client.sendMany(message, times).receiveUntil(answer -> answer.containsKey("error")).getLast();
    }

    @Test
    void tooManyPresenceValuesEndTheConnection() {
        try (WireClient client = connect()) {
            String value = "{\"a\":\"p\",\"ch\":\"lobby\",\"id\":\"a\",\"p\":1,\"pv\":1}";
            assertEquals("ERR_LIMIT_EXCEEDED", errorOf(flood(client, value, 2 * InvitedOnly.PRESENCES)));
            assertEquals(LIMIT_EXCEEDED, client.closeCode());
        }
    }

    @Test
    void tooManyTokensEndTheConnection() {
        try (WireClient client = connect()) {
            assertEquals("ERR_LIMIT_EXCEEDED", errorOf(client.sendMany("{\"a\":\"auth\",\"token\":\"invented\"}", 20)
                    .receiveUntil(answer -> "limit".equals(answer.get("a"))).getLast()));
            assertEquals(LIMIT_EXCEEDED, client.closeCode());
        }
    }

    @Test
    void aLargePresenceValueIsRefused() {
        try (WireClient client = connect()) {
            client.send("{'a':'p','ch':'lobby','id':'a','p':'" + "x".repeat(2_000) + "','pv':1}");
            Map<String, Object> answer = client.receive();
            assertEquals("ERR_LIMIT_EXCEEDED", errorOf(answer));
            assertEquals("lobby", answer.get("ch"));
            assertEquals(List.of(), client.receivedBeforeAnswer());
        }
    }

    @Test
    void aConnectionFollowsSoManyDocumentsAndNoMore() {
        try (WireClient client = connect()) {
            String names = String.join("','", IntStream.range(0, InvitedOnly.SUBSCRIPTIONS).mapToObj(i -> "n" + i).toList());
            client.send("{'a':'bs','c':'notes','b':['" + names + "']}");
            assertFalse(client.receive().containsKey("error"));
            client.send("{'a':'s','c':'notes','d':'n0'}");
            assertEquals("ERR_ACCESS_DENIED", errorOf(client.receive()));
            client.send("{'a':'s','c':'notes','d':'another'}");
            assertEquals("ERR_LIMIT_EXCEEDED", errorOf(client.receive()));
            client.send("{'a':'u','c':'notes','d':'n0'}").receive();
            client.send("{'a':'s','c':'notes','d':'another'}");
            assertEquals("ERR_ACCESS_DENIED", errorOf(client.receive()));
        }
    }

    @Test
    void aConnectionListensToSoManyChannelsAndNoMore() {
        try (WireClient client = connect()) {
            for (int i = 0; i < InvitedOnly.SUBSCRIPTIONS; i++) {
                client.send("{'a':'ps','ch':'room-" + i + "','seq':" + i + "}");
                assertFalse(client.receive().containsKey("error"));
            }
            client.send("{'a':'ps','ch':'another','seq':1000}");
            assertEquals("ERR_LIMIT_EXCEEDED", errorOf(client.receive()));
        }
    }
}
