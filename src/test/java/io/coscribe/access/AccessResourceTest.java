package io.coscribe.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Giving access and taking it back, and the record of both. */
@QuarkusTest
@TestProfile(InvitedOnly.class)
class AccessResourceTest {

    @TestHTTPResource("/")
    URI service;

    @Inject
    AgroalDataSource database;

    private Guest owner;
    private Guest other;
    private String document;

    @BeforeEach
    void arrive() {
        owner = Guest.arrive(service, "Owner");
        other = Guest.arrive(service, "Other");
        document = owner.create();
    }

    private String access() {
        return "/api/documents/" + document + "/access";
    }

    @Test
    void aListShowsWhatOneMayRead() {
        String hidden = Guest.arrive(service, "Third").create();
        owner.grant(document, other, "viewer");
        other.request().get("/api/documents").then().statusCode(200)
                .body("items.id", contains(document)).body("items.role", contains("viewer")).body("total", equalTo(1));
        owner.request().get("/api/documents").then()
                .body("items.id", not(hasItem(hidden))).body("items.role", contains("owner"));
        given().get("/api/documents").then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        given().get("/api/documents/" + document).then().statusCode(401);
        given().contentType(ContentType.JSON).body("{\"title\":\"x\"}").post("/api/documents").then().statusCode(401);
    }

    @Test
    void whoHasAccessStandsInAList() {
        owner.grant(document, other, "commenter");
        Guest third = Guest.arrive(service, "Third");
        JsonPath link = owner.share(document, Map.of("role", "editor"));
        third.use(link.getString("secret"));

        owner.request().get(access()).then().statusCode(200)
                .body("people.user.name", contains("Owner", "Other", "Third"))
                .body("people.role", contains("owner", "commenter", "editor"))
                .body("people.link", contains(null, null, link.getString("id")))
                .body("links.id", contains(link.getString("id")))
                .body("links[0].secret", nullValue());
        third.request().get(access()).then().statusCode(200);
        other.request().get(access()).then().statusCode(403).body("code", equalTo("ACCESS_DENIED"));
    }

    @Test
    void aDocumentKeepsAnOwner() {
        owner.request().delete(access() + "/people/" + owner.id()).then().statusCode(409)
                .body("code", equalTo("LAST_OWNER"));
        owner.request().body(Map.of("role", "viewer", "name", "Owner")).put(access() + "/people/" + owner.id())
                .then().statusCode(409);
        owner.grant(document, other, "owner");
        owner.remove(document, owner);
        owner.request().get("/api/documents/" + document).then().statusCode(404);
        other.request().get("/api/documents/" + document).then().body("role", equalTo("owner"));
    }

    @Test
    void everybodyMayGo() {
        owner.grant(document, other, "viewer");
        other.remove(document, other);
        other.request().get("/api/documents/" + document).then().statusCode(404);
    }

    @Test
    void whoIsRemovedHasNothingByALinkEither() {
        other.use(owner.share(document, Map.of("role", "viewer")).getString("secret"));
        owner.remove(document, other);
        other.request().get("/api/documents/" + document).then().statusCode(404);
    }

    @Test
    void aSecretIsToldOnceAndKeptAsAHash() throws SQLException {
        JsonPath link = owner.share(document, Map.of("role", "viewer"));
        String secret = link.getString("secret");
        assertEquals(16, Base64.getUrlDecoder().decode(secret).length);
        try (Connection connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(
                        "select l::text from share_link l where key = " + link.getString("id"))) {
            assertTrue(rows.next());
            assertFalse(rows.getString(1).contains(secret));
        }
    }

    @Test
    void aLinkThatIsInventedOrExpiredOrOfADeletedDocumentGivesNothing() {
        other.request().body(Map.of("secret", "invented")).post("/api/share-links").then().statusCode(404)
                .body("code", equalTo("SHARE_LINK_INVALID"));
        owner.request().body(Map.of("role", "viewer", "expiresAt", Instant.now().minusSeconds(1).toString()))
                .post(access() + "/links").then().statusCode(400);
        String secret = owner.share(document, Map.of("role", "viewer")).getString("secret");
        owner.request().delete("/api/documents/" + document).then().statusCode(204);
        other.request().body(Map.of("secret", secret)).post("/api/share-links").then().statusCode(404);
        given().contentType(ContentType.JSON).body(Map.of("secret", secret)).post("/api/share-links")
                .then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"role\":\"owner\"}", "{\"role\":\"king\"}", "{}", "[]"})
    void aBadLinkIsRefused(String body) {
        owner.request().body(body).post(access() + "/links").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(longs = {101 * 365L, 290_000 * 365L, 900_000_000 * 365L})
    void aLinkEndsWithinAHundredYears(long days) {
        String expires = Instant.now().plus(Duration.ofDays(days)).toString();
        owner.request().body(Map.of("role", "viewer", "expiresAt", expires)).post(access() + "/links")
                .then().statusCode(400).body("code", equalTo("REQUEST_INVALID"));
        owner.request().body("{\"role\":\"viewer\",\"expiresAt\":1e30}").post(access() + "/links")
                .then().statusCode(400);
        owner.request().body(Map.of("role", "viewer", "expiresAt", Instant.MAX.toString())).post(access() + "/links")
                .then().statusCode(400);
        String allowed = Instant.now().plus(Duration.ofDays(99 * 365)).toString();
        owner.share(document, Map.of("role", "viewer", "expiresAt", allowed));
    }

    @Test
    void aLinkIsGoodUntilItExpires() {
        Instant end = Instant.now().plusSeconds(2);
        String secret = owner.share(document, Map.of("role", "viewer", "expiresAt", end.toString())).getString("secret");
        int last = other.trying(secret);
        assertEquals(200, last);
        while (last == 200) {
            last = Guest.arrive(service, "Third").trying(secret);
        }
        assertEquals(404, last);
        assertFalse(Instant.now().isBefore(end), "the link ended too early");
        assertTrue(Instant.now().isBefore(end.plusSeconds(1)), "the link was good for too long");
        other.request().get("/api/documents/" + document).then().statusCode(404);
    }

    @Test
    void whatChangesNothingIsNotRecorded() {
        owner.grant(document, other, "editor");
        owner.grant(document, other, "editor");
        owner.remove(document, Guest.arrive(service, "Third"));
        owner.remove(document, other);
        owner.remove(document, other);
        owner.request().get(access() + "/events").then()
                .body("items.kind", contains("removed", "granted", "granted"));
    }

    @Test
    void whoHadARoleByALinkAloneIsRecordedAsRemoved() {
        other.use(owner.share(document, Map.of("role", "viewer")).getString("secret"));
        owner.remove(document, other);
        owner.request().get(access() + "/events?size=1").then().body("items.kind", contains("removed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%00b", "%00", "%20", "a%C2%85b"})
    void whoCannotBeAUserIsGrantedNothing(String user) {
        String person = access() + "/people/" + user;
        owner.request().urlEncodingEnabled(false).body(Map.of("role", "viewer", "name", "X")).put(person)
                .then().statusCode(400);
        owner.request().urlEncodingEnabled(false).delete(person).then().statusCode(400);
    }

    @Test
    void aDocumentThatCannotBeIsNotFound() {
        for (String name : new String[] {"a%00b", "%00"}) {
            owner.request().urlEncodingEnabled(false).get("/api/documents/" + name).then().statusCode(404);
            owner.request().urlEncodingEnabled(false).get("/api/documents/" + name + "/access").then().statusCode(404);
        }
    }

    @Test
    void aSecretOfAnyTextIsALinkThatIsNotThere() {
        for (String secret : new String[] {"a\\u0000b", "\\ud800"}) {
            other.request().body("{\"secret\":\"" + secret + "\"}").post("/api/share-links").then().statusCode(404);
        }
    }

    @Test
    void anAccountOfAProviderIsGrantedLikeAGuest() {
        OidcProvider provider = OidcProvider.running();
        String id = "account:" + provider.issuer() + "#ann";
        owner.request().body(Map.of("role", "editor", "name", "Ann"))
                .put("/api/documents/{document}/access/people/{user}", document, id).then().statusCode(204);
        given().auth().oauth2(provider.token("ann", 60)).get("/api/documents/" + document).then().statusCode(200)
                .body("role", equalTo("editor"));
    }

    @Test
    void everyChangeIsRecordedForGood() throws SQLException {
        owner.grant(document, other, "editor");
        JsonPath link = owner.share(document, Map.of("role", "viewer"));
        Guest third = Guest.arrive(service, "Third");
        third.use(link.getString("secret"));
        owner.request().delete(access() + "/links/" + link.getString("id")).then().statusCode(204);
        owner.remove(document, other);

        owner.request().get(access() + "/events").then().statusCode(200)
                .body("items.kind", contains(
                        "removed", "link-revoked", "link-used", "link-created", "granted", "granted"))
                .body("items.actor.name", contains("Owner", "Owner", "Third", "Owner", "Owner", "Owner"))
                .body("items[4].subject.id", equalTo(other.id()))
                .body("items[4].role", equalTo("editor"))
                .body("items[2].link", equalTo(link.getString("id")));
        owner.request().get(access() + "/events?page=1&size=2").then().body("items", hasSize(2))
                .body("items.kind", contains("link-used", "link-created"));
        for (String change : new String[] {
            "update access_event set kind = 'granted'", "delete from access_event", "truncate access_event"
        }) {
            try (Connection connection = database.getConnection()) {
                assertThrows(SQLException.class, () -> connection.createStatement().execute(change));
            }
        }
    }
}
