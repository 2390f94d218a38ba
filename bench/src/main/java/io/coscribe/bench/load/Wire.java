package io.coscribe.bench.load;

import java.io.IOException;

/**
 * The language in which editors talk to a server, over one WebSocket each. It has no state, so that all editors share
 * it; a server with another protocol than ShareDB's has a wire of its own.
 */
public interface Wire {

    /** What an editor says first; answered by a {@link Heard.Greeting}. */
    String greet();

    /** Creates the document with its content; answered by the {@link Heard.Operation} of revision 0. */
    String create(Document document, int sequence);

    /** Asks for every operation from now on; answered by a {@link Heard.Subscribed}. */
    String subscribe(Document document);

    /** Inserts one character at {@link Document#middle}, made against {@code revision}. */
    String insert(Document document, long revision, int sequence);

    /**
     * Understands one message of the server.
     *
     * @param message holds the message in its first {@code length} bytes, and is only lent
     */
    Heard read(byte[] message, int length) throws IOException;
}
