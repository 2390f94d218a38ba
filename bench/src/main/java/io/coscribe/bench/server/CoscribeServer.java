package io.coscribe.bench.server;

import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.ShareDbWire;
import io.coscribe.bench.load.Wire;
import java.nio.file.Path;
import java.util.List;

/** The packaged service as {@code java -jar} starts it: one node, which keeps everything in the stores. */
public record CoscribeServer(Path jar) implements Server {

    @Override
    public String name() {
        return "coscribe";
    }

    @Override
    public Keeps keeps() {
        return Keeps.IN_STORES;
    }

    @Override
    public Wire wire(Document document) {
        return new ShareDbWire(document);
    }

    @Override
    public String path() {
        return "/sharedb";
    }

    @Override
    public List<String> command(Path folder, Stores stores) {
        return Java.command(List.of(
                "-Dquarkus.http.port=0",
                "-Dcoscribe.data-dir=" + folder,
                "-Dcoscribe.database.url=" + stores.database(name()),
                "-Dcoscribe.redis.url=" + stores.redis(),
                "-jar", jar.toString()));
    }
}
