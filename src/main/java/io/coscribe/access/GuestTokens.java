package io.coscribe.access;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/**
 * The tokens of guests: JSON Web Tokens (RFC 7519), signed with ES256 by the node that gives them and verified by every
 * node. A guest has two: one that proves who they are and soon expires, and a renewal, good for nothing but a new pair.
 */
@Singleton
class GuestTokens {

    static final String ISSUER = "coscribe";

    private static final String NAME = "name";

    /** What a token is good for, as its audience says. */
    private enum Use {
        ACCESS("coscribe"),
        RENEWAL("coscribe-renewal");

        final String audience;

        Use(String audience) {
            this.audience = audience;
        }
    }

    private final KeyRing keys;
    private final Duration tokenLifetime;
    private final Duration guestLifetime;
    private final InstantSource clock;

    @Inject
    GuestTokens(KeyRing keys, AccessConfig config, InstantSource clock) {
        this.keys = keys;
        this.tokenLifetime = config.tokenLifetime();
        this.guestLifetime = config.guestLifetime();
        this.clock = clock;
    }

    /** A new pair of tokens for {@code guest}. */
    GuestPass issue(User guest) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = now.plus(tokenLifetime);
        return new GuestPass(
                guest,
                sign(guest, Use.ACCESS, now, expires),
                expires,
                sign(guest, Use.RENEWAL, now, now.plus(guestLifetime)));
    }

    private String sign(User guest, Use use, Instant now, Instant expires) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(use.audience);
        claims.setSubject(guest.id());
        claims.setStringClaim(NAME, guest.name());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setKeyIdHeaderValue(keys.own().id());
        signature.setKey(keys.own().key().getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who the token's bearer is; fails with {@link InvalidTokenException}. @param keyId as the token's header says */
    Uni<Visitor> verify(String token, String keyId) {
        return verify(token, keyId, Use.ACCESS);
    }

    /** Whom the renewal was given to; fails with {@link InvalidTokenException}. */
    Uni<User> verifyRenewal(String renewal) {
        return UnverifiedToken.parse(renewal)
                .chain(unverified -> verify(renewal, unverified.keyId(), Use.RENEWAL))
                .map(visitor -> visitor.user().orElseThrow());
    }

    private Uni<Visitor> verify(String token, String keyId, Use use) {
        return keys.find(keyId).map(key -> verify(token, key, use));
    }

    private Visitor verify(String token, Key key, Use use) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(
                            ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                    .setVerificationKey(key)
                    .setExpectedIssuer(ISSUER)
                    .setExpectedAudience(use.audience)
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(token);
            return Visitor.of(
                    new User(claims.getSubject(), claims.getStringClaimValue(NAME)),
                    Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()));
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw UnverifiedToken.invalid(e);
        }
    }
}
