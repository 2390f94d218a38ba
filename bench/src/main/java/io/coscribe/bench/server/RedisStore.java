package io.coscribe.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import redis.embedded.core.ExecutableProvider;

/** A Redis that keeps nothing on disk: it only passes messages on. */
final class RedisStore implements AutoCloseable {

    private static final Pattern STANDING = Pattern.compile("Ready to accept connections");

    private final int port;
    private final LoggedProcess process;

    /** @param work gets a log and Redis' program */
    RedisStore(Path work) throws IOException {
        Path programs = Files.createDirectories(work.resolve("redis-programs")).toAbsolutePath();
        Path program = ExecutableProvider.newJarResourceProvider(programs.toFile()).get().toPath();
        port = freePort();
        process = LoggedProcess.start(List.of(program.toString(), "--bind", "127.0.0.1",
                "--port", Integer.toString(port), "--save", "", "--appendonly", "no"), work.resolve("redis.log"));
        process.await(STANDING);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    ProcessHandle handle() {
        return process.handle();
    }

    @Override
    public void close() {
        process.close();
    }
}
