package io.coscribe.access;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Finds out who bears a token, whoever has issued it. */
@Singleton
public class Authenticator {

    private final GuestTokens guests;
    private final ProviderTokens provider;

    @Inject
    Authenticator(GuestTokens guests, ProviderTokens provider) {
        this.guests = guests;
        this.provider = provider;
    }

    /**
     * The token's bearer; fails with {@link InvalidTokenException}, or with {@link ProviderAwayException} if that can't
     * be told at present.
     */
    public Uni<Visitor> authenticate(String token) {
        return UnverifiedToken.parse(token).chain(unverified -> {
            if (unverified.issuer().equals(GuestTokens.ISSUER)) {
                return guests.verify(token, unverified.keyId());
            }
            if (provider.issues(unverified.issuer())) {
                return provider.verify(token);
            }
            throw new InvalidTokenException("The token is of an issuer that isn't accepted here");
        });
    }
}
