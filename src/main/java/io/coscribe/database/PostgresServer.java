package io.coscribe.database;

import io.coscribe.database.PostgresBinaries.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The PostgreSQL server on one data folder: creates its database, starts it, and stops whichever one is running there.
 *
 * <p>The caller holds the data folder, so a server found running on it was left by a service that was killed. It is
 * recognised by its process, not by {@code postmaster.pid} alone: that file outlives a killed server, and its number may
 * by now belong to any program.
 *
 * <p>Not thread-safe; {@link EmbeddedDatabase} calls it under its lock.
 */
final class PostgresServer {

    static final String USER = "coscribe";
    static final String DATABASE = "postgres";

    /** Long enough to replay what a crash left behind; a server that ends on its own is noticed at once. */
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration FAST_STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration IMMEDIATE_STOP_LIMIT = Duration.ofSeconds(10);

    /** A start may meet the last processes of a killed server, or lose its port to another program. */
    private static final int START_ATTEMPTS = 3;
    private static final Duration PAUSE_BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private static final long LOG_SIZE_LIMIT = 1 << 20;
    private static final int LOG_LINES_SHOWN = 20;

    /**
     * Given on the command line, where no file in the data folder overrides it. Acknowledged means on disk; only
     * this machine may connect; the log holds what happens to the server, no statements.
     */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=100",
            "log_min_messages=log",
            "log_checkpoints=off");

    private final PostgresBinaries binaries;
    private final DataFolder folder;

    PostgresServer(PostgresBinaries binaries, DataFolder folder) {
        this.binaries = binaries;
        this.folder = folder;
    }

    /**
     * Creates the database unless there is one, and checks that these programs can read the one there is. It is
     * created elsewhere and appears in its place complete, so a kill half-way costs nothing.
     */
    void createDatabase() throws IOException {
        Path versionFile = folder.cluster().resolve("PG_VERSION");
        if (Files.exists(versionFile)) {
            checkVersion(Files.readString(versionFile).strip());
        } else if (isEmptyOrMissing(folder.cluster())) {
            folder.password();
            Path unfinished = folder.workFolder();
            initialise(unfinished);
            Files.move(unfinished, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } else {
            throw new EmbeddedDatabaseException(folder.cluster() + " holds files but no database. Move it away, or set"
                    + " coscribe.data-dir to another folder.");
        }
    }

    /**
     * Starts the server and waits until it takes connections.
     *
     * @return the port on 127.0.0.1
     */
    int start() throws IOException {
        return start(PostgresServer::freePort);
    }

    /** Starts a server that has ended, on the port it had. */
    void startAgain(int port) throws IOException {
        start(() -> port);
    }

    private interface PortChoice {
        int port() throws IOException;
    }

    private int start(PortChoice choice) throws IOException {
        rotateLog();
        long logStart = logSize();
        for (int attempt = 1; ; attempt++) {
            stop();
            int port = choice.port();
            Result result = start(port);
            if (result.succeeded()) {
                return port;
            }
            if (attempt == START_ATTEMPTS) {
                stop();
                throw new EmbeddedDatabaseException("The embedded PostgreSQL did not start on " + folder.cluster()
                        + ": " + result.output() + System.lineSeparator() + logSince(logStart));
            }
            pause();
        }
    }

    /** Stops the server that runs on this folder, if one does: politely, then at once, then by force. */
    void stop() throws IOException {
        Optional<ProcessHandle> running = running();
        if (running.isEmpty()) {
            forgetStrangersProcess();
        } else if (!stop("fast", FAST_STOP_LIMIT) && !stop("immediate", IMMEDIATE_STOP_LIMIT)) {
            kill(running.get());
        }
    }

    /** The server process on this folder, if it is alive. */
    Optional<ProcessHandle> running() throws IOException {
        return recordedProcess().filter(this::servesThisFolder);
    }

    private void initialise(Path target) {
        Result result = binaries.run("initdb", List.of(
                "--pgdata=" + target,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + folder.passwordFile(),
                "--encoding=UTF8",
                "--locale=C",
                // the same order on every machine and with every libc, so that the folder can be moved
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        if (!result.succeeded()) {
            throw new EmbeddedDatabaseException("Cannot create the embedded database in " + folder + ": "
                    + result.output());
        }
    }

    private void checkVersion(String written) {
        String version = binaries.version();
        if (!version.startsWith(written + ".")) {
            throw new EmbeddedDatabaseException("The database in " + folder.cluster() + " was written by PostgreSQL "
                    + written + " and cannot be read by the embedded PostgreSQL " + version
                    + ". Go back to the release of Coscribe that wrote it, or set " + DatabaseUrl.KEY
                    + " to a server with a copy of it.");
        }
    }

    private Result start(int port) {
        StringBuilder options = new StringBuilder("-p ").append(port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        return binaries.run("pg_ctl", List.of("start", "--wait", "--timeout=" + START_LIMIT.toSeconds(),
                "--pgdata=" + folder.cluster(), "--log=" + folder.log(), "--options=" + options));
    }

    private boolean stop(String mode, Duration limit) {
        return binaries.run("pg_ctl", List.of("stop", "--wait", "--timeout=" + limit.toSeconds(),
                "--mode=" + mode, "--pgdata=" + folder.cluster())).succeeded();
    }

    private void kill(ProcessHandle server) {
        server.destroyForcibly();
        try {
            server.onExit().get(IMMEDIATE_STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new EmbeddedDatabaseException("Cannot stop the PostgreSQL server on " + folder.cluster()
                    + " (process " + server.pid() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** PostgreSQL won't start while any process bears the recorded number, even one that has nothing to do with it. */
    private void forgetStrangersProcess() throws IOException {
        if (recordedProcess().isPresent()) {
            Files.deleteIfExists(pidFile());
        }
    }

    private Optional<ProcessHandle> recordedProcess() throws IOException {
        if (Files.notExists(pidFile())) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(pidFile())) {
            return lines.findFirst().filter(line -> line.matches("\\d{1,18}"))
                    .map(Long::parseLong).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        }
    }

    private boolean servesThisFolder(ProcessHandle process) {
        return process.info().command()
                .filter(program -> Path.of(program).getFileName().toString().startsWith("postgres"))
                .flatMap(_ -> process.info().arguments())
                .map(Stream::of).orElseGet(Stream::empty)
                .anyMatch(this::isThisFolder);
    }

    private boolean isThisFolder(String argument) {
        try {
            return Path.of(argument).equals(folder.cluster());
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private Path pidFile() {
        return folder.cluster().resolve("postmaster.pid");
    }

    private static boolean isEmptyOrMissing(Path path) throws IOException {
        if (Files.notExists(path)) {
            return true;
        }
        try (Stream<Path> children = Files.list(path)) {
            return children.findAny().isEmpty();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void rotateLog() throws IOException {
        if (logSize() > LOG_SIZE_LIMIT) {
            Files.move(folder.log(), folder.log().resolveSibling(folder.log().getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private long logSize() throws IOException {
        return Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
    }

    /** The last lines that the server wrote to its log after the first {@code start} bytes. */
    private String logSince(long start) throws IOException {
        if (logSize() <= start) {
            return "";
        }
        byte[] log = Files.readAllBytes(folder.log());
        List<String> lines =
                new String(log, (int) start, log.length - (int) start, StandardCharsets.UTF_8).lines().toList();
        return String.join(System.lineSeparator(),
                lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_BETWEEN_ATTEMPTS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
