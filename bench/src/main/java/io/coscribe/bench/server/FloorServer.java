package io.coscribe.bench.server;

import io.coscribe.bench.floor.Floor;
import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.ShareDbWire;
import io.coscribe.bench.load.Wire;
import java.nio.file.Path;
import java.util.List;

/** The {@link Floor} in a JVM of its own. */
public final class FloorServer implements Server {

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public Keeps keeps() {
        return Keeps.NOWHERE;
    }

    @Override
    public Wire wire(Document document) {
        return new ShareDbWire(document);
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public List<String> command(Path folder, Stores stores) {
        return Java.command(List.of("--sun-misc-unsafe-memory-access=allow",
                "-classpath", System.getProperty("java.class.path"), Floor.class.getName()));
    }
}
