package io.coscribe.bench.server;

import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.ShareDbWire;
import io.coscribe.bench.load.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The packaged service as {@code java -jar} starts it: one node with its embedded PostgreSQL, fsync on. */
public record CoscribeServer(Path jar) implements Server {

    @Override
    public String name() {
        return "coscribe";
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
    public List<String> command(Path folder) {
        return Java.command(List.of("-Dquarkus.http.port=0", "-Dcoscribe.data-dir=" + folder, "-jar", jar.toString()));
    }

    /** PostgreSQL is a daemon, which has written the id of its first process into its folder. */
    @Override
    public List<ProcessHandle> helpers(Path folder) {
        try (var lines = Files.lines(folder.resolve("postgres").resolve("postmaster.pid"))) {
            long process = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return List.of(ProcessHandle.of(process).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
