package io.coscribe.wire;

/** A frame that holds no JSON object: there is nothing to answer to, its connection ends. */
public final class MalformedFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedFrameException(String message) {
        super(message, null, false, false);
    }
}
