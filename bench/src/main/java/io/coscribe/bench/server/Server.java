package io.coscribe.bench.server;

import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.Wire;
import java.nio.file.Path;
import java.util.List;

/**
 * A server that can be measured. Once it stands it prints {@code Listening on: http://…}; a port it chooses itself.
 */
public interface Server {

    String name();

    /** How an editor talks to it about a document. */
    Wire wire(Document document);

    /** The path of its WebSockets. */
    String path();

    /**
     * The command that starts it.
     *
     * @param folder an empty folder for its data
     */
    List<String> command(Path folder);

    /** Those processes that work for it and aren't its children, as a database does. */
    default List<ProcessHandle> helpers(Path folder) {
        return List.of();
    }
}
