package io.coscribe.access;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/**
 * The tokens of an OpenID Connect provider, if one is configured: verified by issuer, audience, time, and signature with
 * one of the keys that the provider publishes.
 */
@Singleton
class ProviderTokens {

    /** Those of a published key alone: with a shared secret, the public key would do to forge a token. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512, AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384, AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512, AlgorithmIdentifiers.EDDSA);

    /** Nobody waits longer for a provider that doesn't answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Provider(String issuer, ProviderKeys keys, String[] audience) {}

    private final Optional<Provider> provider;
    private final InstantSource clock;

    @Inject
    ProviderTokens(AccessConfig config, InstantSource clock) {
        this.provider = config.provider().issuer().map(issuer -> new Provider(
                issuer.toString(),
                new ProviderKeys(issuer, clock, Infrastructure.getDefaultWorkerPool()),
                audience(config)));
        this.clock = clock;
    }

    private static String[] audience(AccessConfig config) {
        return config.provider().audience()
                .orElseThrow(() -> new ConfigurationException(
                        "coscribe.access.provider.audience is required with coscribe.access.provider.issuer:"
                                + " tokens for other services would be accepted"))
                .toArray(String[]::new);
    }

    boolean issues(String issuer) {
        return provider.filter(known -> known.issuer.equals(issuer)).isPresent();
    }

    /** Who the token's bearer is; fails with {@link InvalidTokenException} or {@link ProviderAwayException}. */
    Uni<Visitor> verify(String token) {
        Provider known = provider.orElseThrow();
        return Uni.createFrom().item(() -> signature(token))
                .chain(known.keys::find)
                .map(key -> verify(token, key, known))
                .ifNoItem().after(PATIENCE)
                .failWith(() -> new ProviderAwayException("The OpenID Connect provider doesn't answer"));
    }

    /** Nobody asks for the key of a token that wouldn't be accepted with any. */
    private static JsonWebSignature signature(String token) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setCompactSerialization(token);
            ALGORITHMS.checkConstraint(signature.getAlgorithmHeaderValue());
            return signature;
        } catch (JoseException e) {
            throw UnverifiedToken.invalid(e);
        }
    }

    private Visitor verify(String token, Key key, Provider known) {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setVerificationKey(key)
                .setExpectedIssuer(known.issuer)
                .setExpectedAudience(known.audience)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
        try {
            JwtClaims claims = consumer.processToClaims(token);
            return Visitor.of(
                    new User(id(known, claims.getSubject()), name(claims)),
                    Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()));
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw UnverifiedToken.invalid(e);
        }
    }

    private static String id(Provider known, String subject) {
        String id = "account:" + known.issuer + "#" + subject;
        if (subject.isBlank() || !User.isId(id)) {
            throw new InvalidTokenException("The token is for a subject that can't be a user");
        }
        return id;
    }

    /** What others are to see: the first that the provider tells, and the subject at the worst. */
    private static String name(JwtClaims claims) throws MalformedClaimException {
        for (String claim : new String[] {"name", "preferred_username", "email"}) {
            String name = claims.getStringClaimValue(claim);
            if (name != null && !UserName.shortened(name).isEmpty()) {
                return UserName.shortened(name);
            }
        }
        return UserName.shortened(claims.getSubject());
    }
}
