package io.coscribe.access;

import io.smallrye.mutiny.Uni;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;

/**
 * What a token says of itself, to find who could verify it. Nothing else may be believed of it.
 *
 * @param keyId empty where it names none
 */
record UnverifiedToken(String issuer, String keyId) {

    /** In characters; the tokens of providers that list every group of a person are large. */
    private static final int MAX_LENGTH = 16_384;

    private static final JwtConsumer READER = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    /** Fails with {@link InvalidTokenException} if it isn't a token. */
    static Uni<UnverifiedToken> parse(String token) {
        return Uni.createFrom().item(() -> read(token));
    }

    private static UnverifiedToken read(String token) {
        if (token.length() > MAX_LENGTH) {
            throw new InvalidTokenException("The token is too long");
        }
        try {
            JwtContext context = READER.process(token);
            String issuer = context.getJwtClaims().getIssuer();
            String keyId = context.getJoseObjects().getFirst().getKeyIdHeaderValue();
            return new UnverifiedToken(issuer == null ? "" : issuer, keyId == null ? "" : keyId);
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw new InvalidTokenException("The token can't be read");
        }
    }

    /** Why a token isn't valid, without repeating it. */
    static InvalidTokenException invalid(Exception failure) {
        boolean expired = failure instanceof InvalidJwtException jwt && jwt.hasErrorCode(ErrorCodes.EXPIRED);
        return new InvalidTokenException(expired ? "The token has expired" : "The token isn't valid");
    }
}
