package io.coscribe.socket;

/** Why the service ends a connection, as WebSocket close codes (RFC 6455 and its registry). */
final class CloseCode {

    /** The service stops; come back, perhaps to another node. */
    static final int GOING_AWAY = 1001;

    /** Binary frames aren't understood. */
    static final int UNSUPPORTED_DATA = 1003;

    /** A text frame that is no JSON object. */
    static final int INVALID_DATA = 1007;

    /** A message larger than the service takes. */
    static final int TOO_BIG = 1009;

    /** The service failed; come back. */
    static final int INTERNAL_ERROR = 1011;

    private CloseCode() {}
}
