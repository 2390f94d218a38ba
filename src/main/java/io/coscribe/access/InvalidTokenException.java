package io.coscribe.access;

/** A token, ticket or renewal that proves nothing: forged, expired, for somebody else, used up. */
public final class InvalidTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the log and for the sender; never holds the token */
    InvalidTokenException(String message) {
        super(message, null, false, false);
    }
}
