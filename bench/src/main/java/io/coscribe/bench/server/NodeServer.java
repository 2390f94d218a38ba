package io.coscribe.bench.server;

import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.Wire;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A script in {@code peers/}, run by Node; one that keeps documents in the stores is told where these are.
 *
 * @param language how an editor talks to it
 */
public record NodeServer(String name, Path script, Keeps keeps, Function<Document, Wire> language) implements Server {

    @Override
    public Wire wire(Document document) {
        return language.apply(document);
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public List<String> command(Path folder, Stores stores) {
        return switch (keeps) {
            case NOWHERE, IN_MEMORY -> List.of("node", script.toString());
            case IN_STORES -> List.of("node", script.toString(), stores.database(name), stores.redis());
        };
    }
}
