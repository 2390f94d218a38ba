package io.coscribe.bench.server;

import io.coscribe.bench.load.Wire;
import java.nio.file.Path;
import java.util.List;

/** A script in {@code peers/}, run by Node. */
public record NodeServer(String name, Path script, Wire wire) implements Server {

    @Override
    public String path() {
        return "/";
    }

    @Override
    public List<String> command(Path folder) {
        return List.of("node", script.toString());
    }
}
