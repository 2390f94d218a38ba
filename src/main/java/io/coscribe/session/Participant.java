package io.coscribe.session;

import io.coscribe.id.DocumentId;

/**
 * Whoever talks to a session, as the session sees them: mostly one connection. Called on the session's thread, in the
 * order in which a client must hear of things; an implementation hands over and returns at once.
 */
public interface Participant {

    /** Their client id now. The operations made under it aren't echoed to them, they are acknowledged. */
    String clientId();

    /** A committed operation of somebody else: live, missed, or asked for. */
    void operation(Delivery delivery);

    /** The session has failed for good. They should let go of the document and come back to a new one. */
    void abandoned(DocumentId document);
}
