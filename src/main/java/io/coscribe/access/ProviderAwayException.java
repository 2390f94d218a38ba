package io.coscribe.access;

/** The OpenID Connect provider can't be asked for its keys: nobody can tell whether a token is good. Try again. */
public final class ProviderAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderAwayException(String message) {
        super(message, null, false, false);
    }
}
