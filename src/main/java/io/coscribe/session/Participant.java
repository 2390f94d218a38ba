package io.coscribe.session;

/**
 * Whoever talks to a session, as the session sees them: mostly one connection. Called on the session's thread, in the
 * order in which a client must hear of things; an implementation hands over and returns at once.
 */
public interface Participant {

    /** Their client id now. The operations made under it aren't echoed to them, they are acknowledged. */
    String clientId();

    /** A committed operation of somebody else: live, missed, or asked for. */
    void operation(Delivery delivery);
}
