package io.coscribe.bench.server;

import io.coscribe.bench.server.Server.Keeps;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server as a process: started, listening, and ended with the benchmark at the latest. */
public final class RunningServer implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://(\\S+)");

    private final Server server;
    private final Place place;
    private final LoggedProcess process;
    private final Path folder;
    private final URI address;

    private RunningServer(Server server, Place place, LoggedProcess process, Path folder, URI address) {
        this.server = server;
        this.place = place;
        this.process = process;
        this.folder = folder;
        this.address = address;
    }

    /**
     * Starts a server and waits until it listens.
     *
     * @throws IllegalStateException if it doesn't listen in time
     */
    static RunningServer start(Server server, Place place) throws IOException {
        return start(server, place, server.name() + ".log");
    }

    private static RunningServer start(Server server, Place place, String log) throws IOException {
        Path folder = Files.createTempDirectory(place.work(), server.name()).toAbsolutePath();
        LoggedProcess process = LoggedProcess.start(
                server.command(folder, place.stores()), place.work().resolve(log).toAbsolutePath());
        URI address = URI.create("ws://" + process.await(LISTENING).group(1) + server.path());
        return new RunningServer(server, place, process, folder, address);
    }

    /**
     * Starts the same server once more; a durable one is another node, on what this one keeps.
     *
     * @return the other one, which listens
     */
    public RunningServer another() throws IOException {
        return start(server, place, server.name() + "-2.log");
    }

    /** Waits until it says that it can serve, if it says such a thing. */
    public void awaitHealth() throws InterruptedException {
        if (server.health().isPresent()) {
            Health.await(URI.create("http://" + address.getAuthority() + server.health().get()));
        }
    }

    public Server server() {
        return server;
    }

    /** Where its WebSockets are. */
    public URI address() {
        return address;
    }

    /** Everything that works for it, itself first. */
    public ProcessGroup processes() {
        List<ProcessHandle> all = new ArrayList<>(List.of(process.handle()));
        if (server.keeps() == Keeps.IN_STORES) {
            all.addAll(place.stores().processes());
        }
        return new ProcessGroup(all);
    }

    /** Ends it; its folder goes too. */
    @Override
    public void close() throws IOException {
        process.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
