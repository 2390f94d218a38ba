package io.coscribe.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an OpenID Connect provider, good and bad. */
@QuarkusTest
@TestProfile(InvitedOnly.class)
class ProviderTokensTest {

    private final OidcProvider provider = OidcProvider.running();

    private static ValidatableResponse meWith(String token) {
        return given().auth().oauth2(token).get("/api/me").then();
    }

    private static void assertRefused(String token) {
        meWith(token).statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void anAccountIsTheIssuersSubject() {
        meWith(provider.token("ann", 60)).statusCode(200)
                .body("user.id", equalTo("account:" + provider.issuer() + "#ann"))
                .body("user.name", equalTo("Name of ann"));
    }

    @Test
    void anyOfTheConfiguredAudiencesWillDo() {
        meWith(provider.token(claims -> claims.setAudience("somebody", "other"))).statusCode(200);
        assertRefused(provider.token(claims -> claims.setAudience("somebody")));
        assertRefused(provider.token(claims -> claims.unsetClaim("aud")));
    }

    @Test
    void anotherIssuerIsRefused() {
        assertRefused(provider.token(claims -> claims.setIssuer("https://evil.example.com")));
        assertRefused(provider.token(claims -> claims.setIssuer(GuestTokens.ISSUER)));
        assertRefused(provider.token(claims -> claims.unsetClaim("iss")));
    }

    @Test
    void timeCounts() {
        assertRefused(provider.token("ann", -1));
        assertRefused(provider.token(claims -> claims.unsetClaim("exp")));
        assertRefused(provider.token(claims -> claims.setNotBeforeMinutesInThePast(-5)));
    }

    @Test
    void aKeyThatIsNotPublishedIsRefused() throws Exception {
        PublicJsonWebKey other = RsaJwkGenerator.generateJwk(2048);
        other.setKeyId(provider.key().getKeyId());
        assertRefused(signed(other.getPrivateKey(), other.getKeyId(), AlgorithmIdentifiers.RSA_USING_SHA256));
        assertRefused(signed(other.getPrivateKey(), "invented", AlgorithmIdentifiers.RSA_USING_SHA256));
    }

    @Test
    void thePublicKeyAsASharedSecretIsRefused() {
        byte[] secret = provider.key().toJson().getBytes(StandardCharsets.UTF_8);
        assertRefused(signed(new HmacKey(secret), provider.key().getKeyId(), AlgorithmIdentifiers.HMAC_SHA256));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\nb", " "})
    void aSubjectThatCannotBeStoredIsRefused(String subject) {
        assertRefused(provider.token(subject, 60));
    }

    @Test
    void halfACharacterIsNobodysId() {
        assertTrue(User.isId("account:https://login.example.org#a\ud83d\ude00"));
        assertFalse(User.isId("account:https://login.example.org#a\ud83d"));
    }

    @Test
    void aSubjectThatIsTooLongIsRefused() {
        assertRefused(provider.token("a".repeat(1_000), 60));
    }

    @Test
    void whoIsCalledNothingIsCalledByTheNextClaim() {
        meWith(provider.token(claims -> {
            claims.setSubject("ann");
            claims.setStringClaim("name", "\0");
            claims.setStringClaim("email", "ann@example.org");
        })).statusCode(200).body("user.name", equalTo("ann@example.org"));
    }

    @Test
    void keysMayChangeAtAnyTime() {
        String old = provider.token("ann", 60);
        meWith(old).statusCode(200);
        provider.changeKey();
        awaitAccepted(provider.token("ann", 60));
        assertRefused(old);
    }

    /** The service asks for new keys at most once a second. */
    private static void awaitAccepted(String token) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (given().auth().oauth2(token).get("/api/me").statusCode() != 200) {
            assertTrue(System.nanoTime() < end, "the new key isn't accepted");
        }
    }

    @Test
    void inventedKeysDoNotMakeTheServiceAskAllTheTime() {
        int before = provider.keysAsked();
        for (int i = 0; i < 50; i++) {
            assertRefused(signed(provider.key().getPrivateKey(), "invented-" + i, AlgorithmIdentifiers.RSA_USING_SHA256));
        }
        assertTrue(provider.keysAsked() - before < 10, () -> provider.keysAsked() - before + " questions");
    }

    private String signed(Key key, String keyId, String algorithm) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(provider.issuer());
        claims.setAudience(OidcProvider.AUDIENCE);
        claims.setSubject("ann");
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() + 60));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        signature.setKeyIdHeaderValue(keyId);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setDoKeyValidation(false);
        return OidcProvider.serialized(signature);
    }
}
