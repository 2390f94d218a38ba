package io.coscribe.faults;

import io.coscribe.cluster.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * One node of the service: a process with a network of its own to the servers it uses. It is started as by a
 * supervisor: again, until it stands. Called from any thread, one after another.
 */
final class Node implements AutoCloseable {

    private static final int STARTS = 20;

    private final int index;
    private final Map<String, String> settings;
    private final Path logs;
    private final Map<Fault.Server, TcpProxy> network;
    private volatile Optional<ServiceProcess> process = Optional.empty();
    private int starts;

    /**
     * @param settings its configuration, which leads it through {@code network}
     * @param logs the folder for what it prints
     */
    Node(int index, Map<Fault.Server, TcpProxy> network, Map<String, String> settings, Path logs) {
        this.index = index;
        this.network = network;
        this.settings = settings;
        this.logs = logs;
    }

    /** Starts it until it listens. */
    void start() {
        for (int attempt = 1; process.isEmpty(); attempt++) {
            try {
                process = Optional.of(ServiceProcess.start(
                        settings, logs.resolve("node-%d-start-%d.log".formatted(index, ++starts))));
            } catch (CompletionException e) {
                if (attempt == STARTS) {
                    throw e;
                }
            }
        }
    }

    void kill() {
        process.orElseThrow().kill();
        process = Optional.empty();
    }

    /** Tells it to end, while no new client comes; as a supervisor does, kills it when that takes too long. */
    void stop() {
        ServiceProcess stopping = process.orElseThrow();
        process = Optional.empty();
        try {
            stopping.close();
        } catch (CompletionException e) {
            stopping.kill();
        }
    }

    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    /** It writes into its log what all its threads do. */
    void dump() {
        signal("-QUIT");
    }

    private void signal(String signal) {
        process.ifPresent(running -> signal(signal, running.pid()));
    }

    private static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it is served; nothing while it is down. */
    Optional<URI> base() {
        return process.map(ServiceProcess::base);
    }

    TcpProxy network(Fault.Server server) {
        return network.get(server);
    }

    @Override
    public void close() {
        process.ifPresent(ServiceProcess::kill);
        network.values().forEach(TcpProxy::close);
    }
}
