package io.coscribe.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who say their name and are believed, and those who say they are somebody else. */
@QuarkusTest
@TestProfile(InvitedOnly.class)
class GuestResourceTest {

    @TestHTTPResource("/")
    URI service;

    @ConfigProperty(name = "coscribe.data-dir")
    Path dataDir;

    private static ValidatableResponse meWith(String token) {
        return given().auth().oauth2(token).get("/api/me").then();
    }

    private static ValidatableResponse renew(Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/guests/renewal").then();
    }

    @Test
    void aGuestIsWhoTheySaidTheyAre() {
        Guest ann = Guest.arrive(service, "Ann");
        meWith(ann.token()).statusCode(200)
                .body("user.id", equalTo(ann.id())).body("user.id", startsWith("guest:"))
                .body("user.name", equalTo("Ann")).body("anonymousRole", equalTo("none"));
        given().get("/api/me").then().statusCode(200).body("user", nullValue());
    }

    @Test
    void twoGuestsOfOneNameAreTwo() {
        assertEquals(false, Guest.arrive(service, "Ann").id().equals(Guest.arrive(service, "Ann").id()));
    }

    @Test
    void aRenewalIsTheSameGuest() {
        Guest ann = Guest.arrive(service, "Ann");
        JsonPath renewed = renew(Map.of("renewal", ann.renewal())).statusCode(200)
                .body("user.id", equalTo(ann.id())).body("user.name", equalTo("Ann"))
                .extract().jsonPath();
        meWith(renewed.getString("token")).statusCode(200).body("user.id", equalTo(ann.id()));
        renew(Map.of("renewal", renewed.getString("renewal"), "name", " Anna ")).statusCode(200)
                .body("user.id", equalTo(ann.id())).body("user.name", equalTo("Anna"));
    }

    @Test
    void aTokenIsNoRenewalAndARenewalNoToken() {
        Guest ann = Guest.arrive(service, "Ann");
        renew(Map.of("renewal", ann.token())).statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        meWith(ann.renewal()).statusCode(401).body("code", equalTo("UNAUTHENTICATED"))
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void aTokenWithAnotherNameOrWithoutASignatureIsRefused() {
        String[] parts = Guest.arrive(service, "Ann").token().split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1])).replace("\"Ann\"", "\"Bob\"");
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes());
        String unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
        meWith(parts[0] + "." + forged + "." + parts[2]).statusCode(401);
        meWith(unsigned + "." + parts[1] + ".").statusCode(401);
        meWith("x".repeat(100_000)).statusCode(not(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "", "0123456789012345678901234567890123456789012"})
    void aTokenOfAKeyThatIsNobodysIsRefused(String key) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String header = base64.encodeToString(("{\"alg\":\"ES256\",\"kid\":\"" + key + "\"}").getBytes());
        String[] parts = Guest.arrive(service, "Ann").token().split("\\.");
        String token = header + "." + parts[1] + "." + parts[2];
        meWith(token).statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        renew(Map.of("renewal", token)).statusCode(401);
        assertEquals(401, socketStatus(token));
    }

    /** What a request for a socket with this token, which is refused, is answered with. */
    private int socketStatus(String token) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create(service.resolve("/sharedb").toString().replaceFirst("http", "ws"));
            CompletionException refusal = assertThrows(CompletionException.class, () -> client.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + token)
                    .buildAsync(address, new WebSocket.Listener() {})
                    .join());
            return assertInstanceOf(WebSocketHandshakeException.class, refusal.getCause()).getResponse().statusCode();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\" \"}", "{\"name\":\"a\\u0000b\"}", "{\"name\":\"\\ud800\"}", "[]", ""})
    void aBadNameIsRefused(String body) {
        given().contentType(ContentType.JSON).body(body).post("/api/guests").then().statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aPageOfAnotherOriginGetsNoAnswer() {
        given().header("Origin", "https://evil.example.com").get("/api/me").then().statusCode(403);
        given().header("Origin", "https://evil.example.com").contentType(ContentType.JSON).body("{\"name\":\"Ann\"}")
                .post("/api/guests").then().statusCode(403);
        given().header("Origin", "https://wiki.example.org").get("/api/me").then().statusCode(200)
                .header("Access-Control-Allow-Origin", "https://wiki.example.org");
    }

    @Test
    void theSigningKeyIsItsOwnersAlone() throws Exception {
        Path key = dataDir.resolve(SigningKey.FILE);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals(SigningKey.in(dataDir).publicJson(), SigningKey.in(dataDir).publicJson());
    }
}
