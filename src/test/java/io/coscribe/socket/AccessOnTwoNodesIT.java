package io.coscribe.socket;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.access.Guest;
import io.coscribe.cluster.RunningNodes;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who somebody is, and what they may do, is the same on every node; what is changed on one takes effect on the other. */
class AccessOnTwoNodesIT {

    private static final int ACCESS_LOST = 4403;
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final RunningNodes NODES =
            new RunningNodes("access", Map.of("coscribe.access.anonymous-role", "none"));

    private static URI here;
    private static URI there;

    private Guest owner;
    private Guest other;
    private Guest third;
    private String document;

    @BeforeAll
    static void start() {
        NODES.start();
        here = NODES.startNode().base();
        there = NODES.startNode().base();
    }

    @AfterAll
    static void stop() {
        NODES.close();
    }

    @BeforeEach
    void arrive() {
        owner = Guest.arrive(here, "Owner");
        other = Guest.arrive(here, "Other");
        third = Guest.arrive(there, "Third");
        document = owner.create();
        owner.grant(document, third, "editor");
    }

    private WireClient follower(Guest guest) {
        WireClient client = WireClient.connect(there, "/documents/" + document + "/socket", guest.token());
        client.send("{'a':'s','c':'documents','d':'" + document + "'}");
        assertEquals("s", client.receive().get("a"));
        return client;
    }

    /** {@code change} sends {@code losing} away soon, and leaves {@code staying} alone. */
    private void assertTakesAway(Runnable change) {
        try (WireClient losing = follower(other); WireClient staying = follower(third)) {
            change.run();
            Instant changed = Instant.now();
            assertEquals(ACCESS_LOST, losing.closeCode());
            assertTrue(Duration.between(changed, Instant.now()).compareTo(SOON) < 0);
            staying.send("{'a':'op','c':'documents','d':'" + document + "','v':1,'seq':1,'op':[{'insert':'x'}]}");
            assertEquals(1L, staying.receive().get("v"));
        }
    }

    @Test
    void aTokenOfOneNodeIsGoodOnTheOther() {
        Guest moved = new Guest(there, other.id(), other.name(), other.token(), other.renewal());
        moved.request().get("/api/me").then().statusCode(200).body("user.id", equalTo(other.id()));
        moved.request().body(Map.of("renewal", other.renewal())).post("/api/guests/renewal").then().statusCode(200);
    }

    @Test
    void aTicketOfOneNodeOpensASocketOfTheOther() {
        try (WireClient client = WireClient.connect(there, "/sharedb?ticket=" + owner.ticket())) {
            client.send("{'a':'f','c':'documents','d':'" + document + "'}");
            assertEquals(null, client.receive().get("error"));
        }
    }

    @Test
    void aRoleThatIsTakenAwayOnOneNodeEndsOnTheOther() {
        owner.grant(document, other, "editor");
        assertTakesAway(() -> owner.remove(document, other));
    }

    @Test
    void aShareLinkThatIsRevokedOnOneNodeEndsOnTheOther() {
        JsonPath link = owner.share(document, Map.of("role", "viewer"));
        other.use(link.getString("secret"));
        assertTakesAway(() -> owner.request()
                .delete("/api/documents/" + document + "/access/links/" + link.getString("id"))
                .then().statusCode(204));
    }

    @Test
    void aDocumentThatIsDeletedOnOneNodeIsGoneOnTheOther() {
        try (WireClient client = follower(third)) {
            owner.request().delete("/api/documents/" + document).then().statusCode(204);
            Instant deleted = Instant.now();
            assertEquals(true, client.receive().get("del"));
            assertTrue(Duration.between(deleted, Instant.now()).compareTo(SOON) < 0);
        }
    }

    @Test
    void revocationNeedsNoRedis() {
        owner.grant(document, other, "editor");
        NODES.redis().close();
        try {
            assertTakesAway(() -> owner.remove(document, other));
        } finally {
            NODES.redis().start();
        }
    }
}
