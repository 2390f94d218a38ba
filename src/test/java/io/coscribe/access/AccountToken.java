package io.coscribe.access;

import java.time.Instant;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;

/**
 * What an OpenID Connect provider gives to whoever signs in.
 *
 * @param client where they did
 * @param access the token for services
 * @param refresh the one for the provider, which gives another for it
 */
public record AccountToken(String client, String access, String refresh) {

    /** When the access token ends. */
    public Instant end() {
        try {
            return Instant.ofEpochMilli(read().getJwtClaims().getExpirationTime().getValueInMillis());
        } catch (MalformedClaimException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which of the provider's keys has signed the access token. */
    public String keyId() {
        return read().getJoseObjects().getFirst().getKeyIdHeaderValue();
    }

    private JwtContext read() {
        try {
            return new JwtConsumerBuilder()
                    .setSkipSignatureVerification()
                    .setSkipAllValidators()
                    .build()
                    .process(access);
        } catch (InvalidJwtException e) {
            throw new IllegalStateException(e);
        }
    }
}
