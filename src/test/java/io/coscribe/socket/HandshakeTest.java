package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.access.Guest;
import io.coscribe.access.InvitedOnly;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets a socket, and how they say who they are. */
@QuarkusTest
@TestProfile(InvitedOnly.class)
class HandshakeTest {

    @TestHTTPResource("/")
    URI service;

    private Guest ann;

    @BeforeEach
    void arrive() {
        ann = Guest.arrive(service, "Ann");
    }

    private static Object userOf(WireClient client) {
        client.send("{'a':'auth'}");
        return client.receive().get("user");
    }

    private void assertIsAnn(WireClient client) {
        try (client) {
            assertEquals(Map.of("id", ann.id(), "name", "Ann"), userOf(client));
        }
    }

    @Test
    void aTokenComesAsASubprotocol() {
        assertIsAnn(WireClient.connect(service, "/sharedb", ann.token()));
        assertIsAnn(WireClient.connect(service, "/documents/x/socket", ann.token()));
    }

    @Test
    void aTokenComesAsAHeader() {
        assertIsAnn(WireClient.connect(
                service, "/sharedb", request -> request.header("Authorization", "Bearer " + ann.token())));
    }

    @Test
    void aTicketOpensOneSocket() {
        String path = "/sharedb?ticket=" + ann.ticket();
        assertIsAnn(WireClient.connect(service, path));
        assertEquals(401, WireClient.refusal(service, path, UnaryOperator.identity()));
    }

    @Test
    void nobodyComesWithoutAToken() {
        assertEquals(401, WireClient.refusal(service, "/sharedb", UnaryOperator.identity()));
        assertEquals(401, WireClient.refusal(service, "/documents/x/socket", UnaryOperator.identity()));
        assertEquals(401, WireClient.refusal(service, "/sharedb?ticket=invented", UnaryOperator.identity()));
        assertEquals(401, WireClient.refusal(
                service, "/sharedb", request -> request.subprotocols("coscribe", "bearer.invented")));
        assertEquals(401, WireClient.refusal(
                service, "/sharedb", request -> request.header("Authorization", "Basic YW5uOmFubg==")));
        assertEquals(401, WireClient.refusal(
                service, "/sharedb", request -> request.subprotocols("coscribe", "bearer." + ann.renewal())));
    }

    @Test
    void aPageOfAnotherOriginGetsNone() {
        assertEquals(403, fromOrigin("https://evil.example.com"));
        assertEquals(403, fromOrigin("null"));
        assertEquals(403, fromOrigin(service.toString().replaceFirst("/$", "") + ".evil.example.com"));
        assertEquals(403, fromOrigin("http://localhost:1"));
    }

    private int fromOrigin(String origin) {
        return WireClient.refusal(service, "/sharedb", request ->
                request.subprotocols("coscribe", "bearer." + ann.token()).header("Origin", origin));
    }

    @Test
    void theServicesOwnPagesAndThoseOfTheListGetOne() {
        for (String origin : new String[] {service.toString().replaceFirst("/$", ""), "https://wiki.example.org"}) {
            assertIsAnn(WireClient.connect(service, "/sharedb", request ->
                    request.subprotocols("coscribe", "bearer." + ann.token()).header("Origin", origin)));
        }
    }
}
