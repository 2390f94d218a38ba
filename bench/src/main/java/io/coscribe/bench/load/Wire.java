package io.coscribe.bench.load;

import java.io.IOException;
import java.util.Optional;

/**
 * The language in which one editor talks to a server about its document, over a WebSocket of its own. A server with
 * another protocol than ShareDB's has a wire of its own. Used by the event loop alone.
 */
public interface Wire {

    /** What the frames are in which messages travel. */
    enum Frames { TEXT, BINARY }

    /** The sequence number of a creation; operations to the content have those that follow, whoever creates. */
    int CREATION = 1;

    Frames frames();

    /** Where the editor connects: what follows the server's path. */
    default String path() {
        return "";
    }

    /** What the editor says first, unless the server speaks first; answered by a {@link Heard.Greeting}. */
    Optional<byte[]> greet();

    /** Creates the document with its content; answered by the {@link Heard.Operation} of revision 0. */
    byte[] create();

    /** Asks for every operation from now on; answered by a {@link Heard.Subscribed}. */
    byte[] subscribe();

    /** Inserts one character in the middle of the document, made against {@code revision}. */
    byte[] insert(long revision, int sequence);

    /**
     * Understands one message of the server.
     *
     * @param message holds the message in its first {@code length} bytes, and is only lent
     */
    Heard read(byte[] message, int length) throws IOException;
}
