package io.coscribe.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * An OpenID Connect provider as far as a service that only verifies tokens sees one: a discovery document, published
 * keys, and signed tokens (OpenID Connect Core 1.0 and Discovery 1.0, RFC 7517, RFC 7519). It changes its keys when told.
 */
public final class OidcProvider implements QuarkusTestResourceLifecycleManager {

    /** Whom its tokens are for. */
    public static final String AUDIENCE = "coscribe-test";

    private static OidcProvider running;

    private final AtomicInteger keysMade = new AtomicInteger();
    private final AtomicInteger keysAsked = new AtomicInteger();
    private volatile int status = 200;
    private HttpServer server;
    private volatile PublicJsonWebKey key;
    private volatile JsonWebKeySet published;

    /** The one that the service under test was told of. */
    public static OidcProvider running() {
        return running;
    }

    @Override
    public Map<String, String> start() {
        open();
        running = this;
        return Map.of(
                "coscribe.access.provider.issuer", issuer(), "coscribe.access.provider.audience", AUDIENCE + ",other");
    }

    /** Begins to answer. */
    void open() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        changeKey();
        server.createContext("/realm/.well-known/openid-configuration", exchange -> answer(exchange,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(issuer(), issuer())));
        server.createContext("/realm/keys", exchange -> {
            keysAsked.incrementAndGet();
            answer(exchange, published.toJson());
        });
        server.start();
    }

    /** Answers every question with {@code status} from now on; 200 is as ever. */
    void answerWith(int status) {
        this.status = status;
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/realm";
    }

    /** Signs with a new key from now on; tokens of the old one aren't verifiable any more. */
    public void changeKey() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("key-" + keysMade.incrementAndGet());
            published = new JsonWebKeySet(JsonWebKey.Factory.newJwk(key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often somebody has asked for the keys. */
    public int keysAsked() {
        return keysAsked.get();
    }

    public PublicJsonWebKey key() {
        return key;
    }

    /** A token of {@code subject} that is valid for {@code seconds}. */
    public String token(String subject, long seconds) {
        return token(claims -> {
            claims.setSubject(subject);
            claims.setStringClaim("name", "Name of " + subject);
            claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() + seconds));
        });
    }

    /** A token of this issuer for {@link #AUDIENCE}, as {@code changed}. */
    public String token(Consumer<JwtClaims> changed) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience(AUDIENCE);
        claims.setSubject("somebody");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        changed.accept(claims);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return serialized(signature);
    }

    static String serialized(JsonWebSignature signature) {
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
