package io.coscribe.socket;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.access.AccountToken;
import io.coscribe.access.KeycloakProcess;
import io.coscribe.access.KeycloakRealm;
import io.coscribe.cluster.RunningNodes;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People with accounts of a real OpenID Connect provider use the service, while it changes its keys. */
@Tag("keycloak")
class KeycloakIT {

    private static final int TOKEN_EXPIRED = 4401;
    private static final Duration SOON = Duration.ofSeconds(1);

    /** Tokens for the service that live for minutes, and for eight seconds; and for another service. */
    private static final String EDITOR = "editor";
    private static final String HURRIED_EDITOR = "hurried-editor";
    private static final String WIKI = "wiki";

    @AutoClose
    private static KeycloakProcess keycloak;

    @AutoClose
    private static RunningNodes nodes;

    private static KeycloakRealm staff;
    private static URI service;

    @BeforeAll
    static void start() {
        keycloak = KeycloakProcess.start(List.of("staff", "partners"));
        staff = keycloak.realm("staff");
        nodes = new RunningNodes("keycloak", Map.of(
                "coscribe.access.anonymous-role", "none",
                "coscribe.access.provider.issuer", staff.issuer(),
                "coscribe.access.provider.audience", "coscribe"));
        service = nodes.start().startNode().base();
    }

    private static RequestSpecification requestWith(String token) {
        return given().baseUri(service.toString()).auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static int statusWith(AccountToken token) {
        return requestWith(token.access()).get("/api/me").statusCode();
    }

    private static String create(AccountToken owner) {
        return requestWith(owner.access()).body(Map.of("title", "Minutes")).post("/api/documents")
                .then().statusCode(201).body("role", equalTo("owner"))
                .extract().path("id");
    }

    private static WireClient connect(String document, AccountToken token) {
        return WireClient.connect(service, path(document), token.access());
    }

    private static String path(String document) {
        return "/documents/" + document + "/socket";
    }

    /** An edit is committed at {@code revision}, on a connection that hears nothing else. */
    private static void assertTypes(WireClient client, String document, int revision) {
        client.send("{'a':'op','c':'documents','d':'" + document + "','v':" + revision + ",'seq':" + revision
                + ",'op':[{'insert':'x'}]}");
        Map<String, Object> answer = client.receive();
        assertEquals((long) revision, answer.get("v"), answer::toString);
    }

    private static void assertEndsAt(Instant end, WireClient client) {
        assertEquals(TOKEN_EXPIRED, client.closeCode());
        Duration late = Duration.between(end, Instant.now());
        assertFalse(late.isNegative(), () -> late + " after the end of the token");
        assertTrue(late.compareTo(SOON) < 0, () -> late + " after the end of the token");
    }

    private static void assertRefused(String token) {
        requestWith(token).get("/api/me").then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        assertEquals(401, WireClient.refusal(service, "/sharedb", request -> request.header(
                "Authorization", "Bearer " + token)));
    }

    /** The service asks for new keys at most once a second. */
    private static void awaitAccepted(AccountToken token) {
        Instant end = Instant.now().plusSeconds(10);
        while (statusWith(token) != 200) {
            assertTrue(Instant.now().isBefore(end), "the new key isn't accepted");
        }
    }

    private static void awaitTime(Instant time) {
        while (Instant.now().isBefore(time)) {
            LockSupport.parkUntil(time.toEpochMilli());
        }
    }

    @Test
    void anAccountHasItsNameAndOwnsWhatItCreates() {
        AccountToken token = staff.signIn(EDITOR);
        String id = "account:" + staff.issuer() + "#" + staff.idOfAnn();
        requestWith(token.access()).get("/api/me").then().statusCode(200)
                .body("user.id", equalTo(id))
                .body("user.name", equalTo("Ann Example"));

        String document = create(token);
        try (WireClient client = connect(document, token)) {
            client.send("{'a':'auth'}");
            assertEquals(Map.of("id", id, "name", "Ann Example"), client.receive().get("user"));
            client.send("{'a':'f','c':'documents','d':'" + document + "'}");
            assertEquals("owner", client.receive().get("role"));
            assertEquals("f", client.receive().get("a"));
            assertTypes(client, document, 1);
        }
    }

    @Test
    void aSocketEndsWithItsToken() {
        AccountToken token = staff.signIn(HURRIED_EDITOR);
        try (WireClient client = WireClient.connect(service, "/sharedb", token.access())) {
            assertEndsAt(token.end(), client);
        }
    }

    @Test
    void whoeverRenewsTheirTokenStaysUntilTheNextOneEnds() {
        String document = create(staff.signIn(EDITOR));
        AccountToken first = staff.signIn(HURRIED_EDITOR);
        try (WireClient client = connect(document, first)) {
            assertTypes(client, document, 1);

            awaitTime(first.end().minusSeconds(4));
            AccountToken second = staff.renew(first);
            client.send(Map.of("a", "auth", "token", second.access()));
            assertEquals(second.end().toEpochMilli(), client.receive().get("expires"));
            assertEquals("owner", client.receive().get("role"));

            awaitTime(first.end().plus(SOON));
            assertTypes(client, document, 2);
            assertEndsAt(second.end(), client);
        }
    }

    @Test
    void aNewKeyIsAcceptedWithoutARestart() {
        AccountToken old = staff.signIn(EDITOR);
        assertEquals(200, statusWith(old));

        staff.addKey();
        AccountToken next = staff.signIn(EDITOR);
        assertNotEquals(old.keyId(), next.keyId());
        awaitAccepted(next);
        assertEquals(200, statusWith(old));
    }

    @Test
    void aTokenOfADisabledKeyIsRefusedOnceTheKeysHaveBeenAskedForAgain() {
        AccountToken old = staff.signIn(EDITOR);
        assertEquals(200, statusWith(old));

        staff.addKey();
        staff.disableKey(old.keyId());
        awaitAccepted(staff.signIn(EDITOR));
        assertRefused(old.access());
    }

    @Test
    void whatIsNotMeantForTheServiceIsRefused() {
        assertRefused(keycloak.realm("partners").signIn(EDITOR).access());
        assertRefused(staff.signIn(WIKI).access());
        assertRefused(staff.signIn(EDITOR).refresh());
    }
}
