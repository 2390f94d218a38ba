package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.access.Guest;
import io.coscribe.access.InvitedOnly;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is changed about access takes effect on sockets that are open, and on nobody else's. */
@QuarkusTest
@TestProfile(InvitedOnly.class)
class AccessChangeTest {

    private static final int ACCESS_LOST = 4403;

    @TestHTTPResource("/")
    URI service;

    private Guest owner;
    private Guest other;
    private Guest third;
    private String document;

    @BeforeEach
    void arrive() {
        owner = Guest.arrive(service, "Owner");
        other = Guest.arrive(service, "Other");
        third = Guest.arrive(service, "Third");
        document = owner.create();
        owner.grant(document, third, "editor");
    }

    /** Follows the document, and is told of roles. */
    private WireClient follower(Guest guest) {
        WireClient client = WireClient.connect(service, "/documents/" + document + "/socket", guest.token());
        client.send("{'a':'auth'}").receive();
        client.send("{'a':'s','c':'documents','d':'" + document + "'}");
        assertEquals("role", client.receive().get("a"));
        assertEquals(null, client.receive().get("error"));
        return client;
    }

    private void type(WireClient client, long revision) {
        client.send("{'a':'op','c':'documents','d':'%s','v':%d,'seq':%d,'op':[{'insert':'x'}]}"
                .formatted(document, revision, revision));
    }

    private Map<String, Object> role(String role) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("a", "role");
        message.put("c", "documents");
        message.put("d", document);
        message.put("role", role);
        return message;
    }

    @Test
    void whoLosesTheirRoleIsSentAwayAndNobodyElseNotices() {
        owner.grant(document, other, "editor");
        try (WireClient losing = follower(other); WireClient staying = follower(third)) {
            owner.remove(document, other);

            assertEquals(role(null), losing.receive());
            assertEquals(ACCESS_LOST, losing.closeCode());
            type(staying, 1);
            assertEquals(1L, staying.receive().get("v"));
        }
    }

    @Test
    void anEditorWhoBecomesAViewerGoesOnReading() {
        owner.grant(document, other, "editor");
        try (WireClient client = follower(other); WireClient typing = follower(third)) {
            owner.grant(document, other, "viewer");

            assertEquals(role("viewer"), client.receive());
            type(client, 1);
            assertTrue(WireClient.text(client.receive()).contains("ERR_ACCESS_DENIED"));
            type(typing, 1);
            assertEquals(1L, typing.receive().get("v"));
            assertEquals(1L, client.receive().get("v"));
        }
    }

    @Test
    void aViewerWhoBecomesAnEditorMayType() {
        owner.grant(document, other, "viewer");
        try (WireClient client = follower(other)) {
            owner.grant(document, other, "editor");

            assertEquals(role("editor"), client.receive());
            type(client, 1);
            assertEquals(1L, client.receive().get("v"));
        }
    }

    @Test
    void aRevokedShareLinkEndsWhatItGave() {
        JsonPath link = owner.share(document, Map.of("role", "editor"));
        other.use(link.getString("secret"));
        try (WireClient client = follower(other); WireClient staying = follower(third)) {
            owner.request().delete("/api/documents/" + document + "/access/links/" + link.getString("id"))
                    .then().statusCode(204);

            assertEquals(role(null), client.receive());
            assertEquals(ACCESS_LOST, client.closeCode());
            assertEquals(List.of(), staying.receivedBeforeAnswer());
        }
        other.request().body(Map.of("secret", link.getString("secret"))).post("/api/share-links")
                .then().statusCode(404);
    }

    @Test
    void aShareLinkThatExpiresEndsWhatItGave() {
        Instant end = Instant.now().plusSeconds(4);
        JsonPath link = owner.share(document, Map.of("role", "viewer", "expiresAt", end.toString()));
        other.use(link.getString("secret"));
        try (WireClient client = follower(other)) {
            assertEquals(role(null), client.receive());
            assertEquals(ACCESS_LOST, client.closeCode());
        }
        Duration late = Duration.between(end, Instant.now());
        assertTrue(!late.isNegative() && late.compareTo(Duration.ofSeconds(1)) < 0, late::toString);
    }

    @Test
    void aGrantOutlivesALinkOfTheSamePerson() {
        JsonPath link = owner.share(document, Map.of("role", "editor"));
        other.use(link.getString("secret"));
        owner.grant(document, other, "viewer");
        try (WireClient client = follower(other)) {
            owner.request().delete("/api/documents/" + document + "/access/links/" + link.getString("id"))
                    .then().statusCode(204);

            assertEquals(role("viewer"), client.receive());
        }
    }

    @Test
    void aDeletedDocumentIsGoneForThoseWhoHaveItOpen() {
        try (WireClient client = follower(third)) {
            owner.request().delete("/api/documents/" + document).then().statusCode(204);

            assertEquals(true, client.receive().get("del"));
            type(client, 2);
            assertTrue(WireClient.text(client.receive()).contains("ERR_DOC_DOES_NOT_EXIST"));
        }
    }

    @Test
    void theOtherDocumentsOfAConnectionComeBackWithIt() {
        owner.grant(document, other, "viewer");
        String own = other.create();
        try (WireClient client = WireClient.connect(service, "/sharedb", other.token())) {
            client.send("{'a':'bs','c':'documents','b':['" + document + "','" + own + "']}").receive();
            owner.remove(document, other);
            assertEquals(ACCESS_LOST, client.closeCode());
        }
        try (WireClient back = WireClient.connect(service, "/sharedb", other.token())) {
            back.send("{'a':'bs','c':'documents','b':['" + document + "','" + own + "']}");
            Map<?, ?> data = (Map<?, ?>) back.receive().get("data");
            assertTrue(data.get(document).toString().contains("ERR_ACCESS_DENIED"), data::toString);
            assertEquals(1L, ((Map<?, ?>) data.get(own)).get("v"));
        }
    }
}
