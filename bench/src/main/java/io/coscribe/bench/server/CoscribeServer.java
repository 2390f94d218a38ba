package io.coscribe.bench.server;

import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.ShareDbWire;
import io.coscribe.bench.load.Wire;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The packaged service as {@code java -jar} starts it: a node that keeps everything in the stores.
 *
 * @param options of its JVM
 */
public record CoscribeServer(Path jar, List<String> options) implements Server {

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
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of(
                "-Dquarkus.http.port=0",
                "-Dcoscribe.data-dir=" + folder,
                "-Dcoscribe.access.anonymous-role=editor",
                "-Dcoscribe.database.url=" + stores.database(name()),
                "-Dcoscribe.redis.url=" + stores.redis(),
                "-jar", jar.toString()));
        return Java.command(arguments);
    }

    @Override
    public Optional<String> health() {
        return Optional.of("/q/health/ready");
    }
}
