package io.coscribe.bench.server;

import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.Wire;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server that can be measured. Once it stands it prints {@code Listening on: http://…}; a port it chooses itself.
 */
public interface Server {

    /** Where a server keeps documents. */
    enum Keeps {
        /** Nowhere at all: whoever joins later doesn't get them. */
        NOWHERE,
        /** In its own memory: an ack is no promise. */
        IN_MEMORY,
        /** In the {@link Stores}, whose work is its work. */
        IN_STORES,
    }

    String name();

    Keeps keeps();

    /** How an editor talks to it about a document. */
    Wire wire(Document document);

    /** The path of its WebSockets. */
    String path();

    /**
     * The command that starts it.
     *
     * @param folder an empty folder for its data
     */
    List<String> command(Path folder, Stores stores);

    /** The path that answers 200 as soon as it can serve; one without such a path can when it listens. */
    default Optional<String> health() {
        return Optional.empty();
    }
}
