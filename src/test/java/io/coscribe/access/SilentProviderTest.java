package io.coscribe.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** A provider that takes connections and says nothing holds up those who come with its tokens, and nobody else. */
@QuarkusTest
@TestProfile(SilentProviderTest.Silence.class)
class SilentProviderTest {

    /** More than the service has threads for what blocks. */
    private static final int TOKENS = 400;

    private static final int GUESTS = 20;

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @TestHTTPResource("/")
    URI service;

    /** A service that trusts a provider which says nothing. */
    public static final class Silence implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SilentProvider.class));
        }
    }

    /** A provider that says nothing. */
    public static final class SilentProvider implements QuarkusTestResourceLifecycleManager {

        private static ServerSocket socket;
        private static Socket asking;

        @Override
        public Map<String, String> start() {
            try {
                socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of("coscribe.access.provider.issuer", issuer(), "coscribe.access.provider.audience", "coscribe");
        }

        /** Returns when it is being asked. The question ends after three seconds without an answer. */
        static void awaitQuestion() throws IOException {
            asking = socket.accept();
        }

        static String issuer() {
            return "http://localhost:" + socket.getLocalPort();
        }

        @Override
        public void stop() {
            try {
                if (asking != null) {
                    asking.close();
                }
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String token() throws Exception {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(SilentProvider.issuer());
        claims.setAudience("coscribe");
        claims.setSubject("ann");
        claims.setExpirationTimeMinutesInTheFuture(5);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue("any");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return OidcProvider.serialized(signature);
    }

    private static Duration took(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void guestsComeWhileAProviderSaysNothing() throws Exception {
        String token = token();
        Guest.arrive(service, "First");
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpRequest me = HttpRequest.newBuilder(service.resolve("/api/me"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            List<CompletableFuture<Integer>> waiting = IntStream.range(0, TOKENS)
                    .mapToObj(_ -> browser.sendAsync(me, HttpResponse.BodyHandlers.discarding())
                            .thenApply(HttpResponse::statusCode))
                    .toList();
            SilentProvider.awaitQuestion();

            for (int i = 0; i < GUESTS; i++) {
                Duration arrival = took(() -> Guest.arrive(service, "Ann"));
                assertTrue(arrival.compareTo(AT_ONCE) < 0, () -> "a guest waited for " + arrival);
            }
            assertTrue(waiting.stream().noneMatch(CompletableFuture::isDone), "the provider isn't silent");
            waiting.forEach(answer -> assertEquals(503, answer.join()));
        }

        Duration refusal = took(() -> given().auth().oauth2(token).get("/api/me")
                .then().statusCode(503).body("code", equalTo("SERVICE_UNAVAILABLE")));
        assertTrue(refusal.compareTo(AT_ONCE) < 0, () -> "who came later waited for " + refusal);
    }
}
