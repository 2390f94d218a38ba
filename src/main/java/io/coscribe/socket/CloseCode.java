package io.coscribe.socket;

/** Why the service ends a connection, as WebSocket close codes: those of RFC 6455 and its registry, and from 4000 on our own. */
final class CloseCode {

    /** The service stops; come back, perhaps to another node. */
    static final int GOING_AWAY = 1001;

    /** A frame that isn't as RFC 6455 and RFC 7692 have it. Netty says it, by this number. */
    static final int PROTOCOL_ERROR = 1002;

    /** Binary frames aren't understood. */
    static final int UNSUPPORTED_DATA = 1003;

    /** A text frame that is no JSON object. */
    static final int INVALID_DATA = 1007;

    /** A message larger than the service takes. */
    static final int TOO_BIG = 1009;

    /** The service failed; come back. */
    static final int INTERNAL_ERROR = 1011;

    /** The connection's token has expired; come back with a new one. */
    static final int UNAUTHENTICATED = 4401;

    /** A document of this connection was taken away from its user; come back for the others. */
    static final int ACCESS_LOST = 4403;

    /** More, or more often, than one user or one connection may. */
    static final int LIMIT_EXCEEDED = 4429;

    private CloseCode() {}
}
