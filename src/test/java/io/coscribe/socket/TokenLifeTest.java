package io.coscribe.socket;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.access.Guest;
import io.coscribe.access.InvitedOnly;
import io.coscribe.access.OidcProvider;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/** A socket lives as long as its token, and a renewed token is a longer life. */
@QuarkusTest
@TestProfile(InvitedOnly.class)
class TokenLifeTest {

    @TestHTTPResource("/")
    URI service;

    private final OidcProvider provider = OidcProvider.running();

    private static Object errorOf(Map<String, Object> answer) {
        return answer.get("error") instanceof Map<?, ?> error ? error.get("code") : null;
    }

    @Test
    void aSocketEndsWithItsToken() {
        Instant end = secondsFromNow(4);
        try (WireClient client = WireClient.connect(service, "/sharedb", tokenUntil(end))) {
            assertEquals(4401, client.closeCode());
        }
        Duration late = Duration.between(end, Instant.now());
        assertTrue(!late.isNegative() && late.compareTo(Duration.ofSeconds(1)) < 0, late::toString);
    }

    /** In whole seconds, as tokens have it, and no later than that. */
    private static Instant secondsFromNow(int seconds) {
        return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    }

    private String tokenUntil(Instant end) {
        return provider.token(claims -> {
            claims.setSubject("ann");
            claims.setStringClaim("name", "Ann");
            claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        });
    }

    @Test
    void whoeverRenewsTheirTokenStays() {
        String name = "renewed-" + Instant.now().toEpochMilli();
        Instant end = secondsFromNow(5);
        try (WireClient client = WireClient.connect(service, "/sharedb", tokenUntil(end))) {
            client.send("{'a':'op','c':'notes','d':'" + name + "','v':0,'seq':1,'create':{'type':'rich-text'}}");
            assertEquals(0L, client.receive().get("v"));
            client.send(Map.of("a", "auth", "token", provider.token("ann", 60)));
            Map<String, Object> answer = client.receive();
            assertEquals("auth", answer.get("a"));
            assertTrue((Long) answer.get("expires") > Instant.now().plusSeconds(50).toEpochMilli(), answer::toString);

            assertEquals("role", client.receive().get("a"));

            await(end.plusSeconds(1));
            client.send("{'a':'op','c':'notes','d':'" + name + "','v':1,'seq':2,'op':[{'insert':'x'}]}");
            assertEquals(1L, client.receive().get("v"));
        }
    }

    private static void await(Instant time) {
        while (Instant.now().isBefore(time)) {
            LockSupport.parkUntil(time.toEpochMilli());
        }
    }

    @Test
    void aTokenOfSomebodyElseChangesNothing() {
        try (WireClient client = WireClient.connect(service, "/sharedb", provider.token("ann", 6))) {
            client.send(Map.of("a", "auth", "token", provider.token("bob", 60)));
            assertEquals("ERR_UNAUTHENTICATED", errorOf(client.receive()));
            client.send(Map.of("a", "auth", "token", Guest.arrive(service, "Ann").token()));
            assertEquals("ERR_UNAUTHENTICATED", errorOf(client.receive()));
            client.send(Map.of("a", "auth", "token", "invented"));
            assertEquals("ERR_UNAUTHENTICATED", errorOf(client.receive()));
            assertEquals(4401, client.closeCode());
        }
    }

    @Test
    void aSocketOpenedWithATicketEndsWithTheTokenThatItWasGivenFor() {
        Instant end = secondsFromNow(4);
        String ticket = given()
                .baseUri(service.toString())
                .auth().oauth2(tokenUntil(end))
                .post("/api/tickets")
                .then().statusCode(201).extract().path("ticket");
        try (WireClient client = WireClient.connect(service, "/sharedb?ticket=" + ticket)) {
            assertEquals(4401, client.closeCode());
        }
        assertFalse(Instant.now().isBefore(end));
    }
}
