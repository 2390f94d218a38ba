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
    private final LoggedProcess process;
    private final Path folder;
    private final URI address;
    private final ProcessGroup processes;

    private RunningServer(
            Server server, LoggedProcess process, Path folder, URI address, ProcessGroup processes) {
        this.server = server;
        this.process = process;
        this.folder = folder;
        this.address = address;
        this.processes = processes;
    }

    /**
     * Starts a server and waits until it listens.
     *
     * @param work gets a log of what it prints, and a folder for its data
     * @throws IllegalStateException if it doesn't listen in time
     */
    static RunningServer start(Server server, Stores stores, Path work) throws IOException {
        Path folder = Files.createTempDirectory(work, server.name()).toAbsolutePath();
        LoggedProcess process = LoggedProcess.start(
                server.command(folder, stores), work.resolve(server.name() + ".log").toAbsolutePath());
        URI address = URI.create("ws://" + process.await(LISTENING).group(1) + server.path());
        List<ProcessHandle> all = new ArrayList<>(List.of(process.handle()));
        if (server.keeps() == Keeps.IN_STORES) {
            all.addAll(stores.processes());
        }
        return new RunningServer(server, process, folder, address, new ProcessGroup(all));
    }

    public Server server() {
        return server;
    }

    /** Where its WebSockets are. */
    public URI address() {
        return address;
    }

    /** Everything that works for it. */
    public ProcessGroup processes() {
        return processes;
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
