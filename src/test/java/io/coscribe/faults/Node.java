package io.coscribe.faults;

import io.coscribe.cluster.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * One node of the service: a process with a network of its own to the servers it uses. It is started as by a
 * supervisor: again, until it stands. Called from any thread, one after another.
 */
final class Node implements AutoCloseable {

    private static final int STARTS = 20;

    /** The signal on which a JVM tells what its threads do, and how long that may take. */
    private static final String DUMP = "-QUIT";
    private static final Duration DUMPING = Duration.ofSeconds(1);

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

    /**
     * Tells it to end, while no new client comes.
     *
     * @throws AssertionError if that takes too long: it is killed then, and its log says what it was doing
     */
    void stop() {
        ServiceProcess stopping = process.orElseThrow();
        process = Optional.empty();
        try {
            stopping.close();
        } catch (CompletionException e) {
            signal(DUMP, stopping);
            Await.pause(DUMPING);
            stopping.kill();
            throw new AssertionError("node %d has not ended after SIGTERM: %s".formatted(index, e.getCause()), e);
        }
    }

    void freeze() {
        signal("-STOP", process.orElseThrow());
    }

    void thaw() {
        signal("-CONT", process.orElseThrow());
    }

    /** It writes into its log what all its threads do. */
    void dump() {
        process.ifPresent(running -> signal(DUMP, running));
    }

    private static void signal(String signal, ServiceProcess to) {
        String pid = Long.toString(to.pid());
        try {
            int status = new ProcessBuilder("kill", signal, pid).start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill %s %s ended with %d".formatted(signal, pid, status));
            }
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
