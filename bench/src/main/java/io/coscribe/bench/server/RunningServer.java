package io.coscribe.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server as a process: started, listening, and ended with the benchmark at the latest. */
public final class RunningServer implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://(\\S+)");
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 30;

    private final Server server;
    private final Process process;
    private final Path folder;
    private final URI address;
    private final ProcessGroup processes;

    private RunningServer(Server server, Process process, Path folder, URI address, ProcessGroup processes) {
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
    public static RunningServer start(Server server, Path work) throws IOException {
        Path log = work.resolve(server.name() + ".log").toAbsolutePath();
        Path folder = Files.createTempDirectory(work, server.name()).toAbsolutePath();
        Process process = new ProcessBuilder(server.command(folder)).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(process)));
        CompletableFuture<String> authority = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> copy(process, log, authority));
        try {
            String listening = authority.orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
            URI address = URI.create("ws://" + listening + server.path());
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(process.toHandle()), server.helpers(folder).stream()).toList();
            return new RunningServer(server, process, folder, address, new ProcessGroup(all));
        } catch (RuntimeException e) {
            stop(process);
            throw new IllegalStateException(server.name() + " doesn't listen, see " + log, e);
        }
    }

    private static void copy(Process process, Path log, CompletableFuture<String> authority) {
        try (BufferedReader output = process.inputReader(); var file = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                file.write(line + System.lineSeparator());
                file.flush();
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    authority.complete(listening.group(1));
                }
            }
            authority.completeExceptionally(new IllegalStateException("it has ended"));
        } catch (IOException e) {
            authority.completeExceptionally(e);
        }
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

    /** Ends it as an operator does, and by force if that takes too long; its data goes too. */
    @Override
    public void close() throws IOException {
        stop(process);
        processes.end();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void stop(Process process) {
        process.destroy();
        process.onExit().completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS).join();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
