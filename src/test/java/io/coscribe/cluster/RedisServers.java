package io.coscribe.cluster;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import redis.embedded.core.ExecutableProvider;

/** Several real Redis processes, whatever each of them is told to be. */
final class RedisServers implements AutoCloseable {

    /** A cluster's nodes talk on a port that is larger by 10,000. */
    private static final int HIGHEST_PORT = 55_000;
    private static final int TRIES = 150;
    private static final long BETWEEN_TRIES_MILLIS = 100;

    private final Path folder;
    private final File executable;
    private final List<Process> running = new ArrayList<>();
    private final Vertx vertx;

    RedisServers(Vertx vertx) {
        this.vertx = vertx;
        try {
            folder = Files.createTempDirectory("redis-servers-");
            executable = ExecutableProvider.newJarResourceProvider().get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try {
            int port;
            do {
                try (ServerSocket free = new ServerSocket(0)) {
                    port = free.getLocalPort();
                }
            } while (port > HIGHEST_PORT);
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that answers on {@code port}. @param arguments beside those that keep it to this machine */
    Process start(int port, String... arguments) {
        List<String> command = new ArrayList<>(List.of(executable.getPath()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1", "--dir", folder.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(port + ".log").toFile())
                    .start();
            running.add(process);
            await(() -> "PONG".equals(String.valueOf(ask(port, Command.PING))));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file with these lines. */
    Path file(String name, String... lines) {
        try {
            return Files.write(folder.resolve(name), List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer of the server on {@code port}; null if there is none. */
    Response ask(int port, Command command, String... arguments) {
        Redis administrator = Redis.createClient(vertx, "redis://127.0.0.1:" + port);
        try {
            Request request = Request.cmd(command);
            Arrays.stream(arguments).forEach(request::arg);
            return Buses.await(administrator.send(request).recover(_ -> Future.succeededFuture())
                    .toCompletionStage());
        } finally {
            administrator.close();
        }
    }

    void await(BooleanSupplier condition) {
        try {
            for (int i = 0; !condition.getAsBoolean(); i++) {
                if (i == TRIES) {
                    throw new AssertionError("Redis isn't what it should be, see " + folder);
                }
                Thread.sleep(BETWEEN_TRIES_MILLIS);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        running.forEach(Process::destroyForcibly);
        running.forEach(process -> process.onExit().join());
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
