package io.coscribe.bench.load;

/** A server didn't do what the editors need, so that its figures mean nothing. */
public final class LoadFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LoadFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
