package io.coscribe.session;

/** The log of a document can't be read back. It is left as it is, for a person to look at. */
public final class CorruptLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CorruptLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
