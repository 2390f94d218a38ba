package io.coscribe.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A PostgreSQL server for tests, with the programs and the settings of the embedded one, which can be stopped and
 * started again on the same port and the same data. It ends with this JVM at the latest.
 */
public final class PostgresProcess implements AutoCloseable {

    /** How a server is stopped. */
    public enum Stop {
        /** Ends connections and transactions, and writes everything to disk. */
        FAST,
        /** As a power cut: the next start recovers from what is on disk. */
        IMMEDIATE,
    }

    private final Path dataDir;
    private final DataFolder folder;
    private final PostgresBinaries binaries;
    private final PostgresServer server;
    private final int port;
    private final Thread lastMeans = new Thread(() -> stop(Stop.IMMEDIATE));

    /** Creates a database in {@code dataDir}, which is deleted at the close, and starts the server. */
    public PostgresProcess(Path dataDir) {
        this.dataDir = dataDir;
        try {
            folder = DataFolder.open(dataDir);
            binaries = PostgresBinaries.unpackInto(folder);
            server = new PostgresServer(binaries, folder);
            server.createDatabase();
            Runtime.getRuntime().addShutdownHook(lastMeans);
            port = server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** A value for {@link DatabaseUrl#KEY}: the database, found through a proxy at {@code port}. */
    public String url(int port) {
        try {
            return "postgresql://%s:%s@127.0.0.1:%d/%s"
                    .formatted(PostgresServer.USER, folder.password(), port, PostgresServer.DATABASE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Connection connect() throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse(url(port));
        return DriverManager.getConnection(
                url.jdbcUrl(), url.user().orElseThrow(), url.password().orElseThrow());
    }

    public synchronized void stop(Stop how) {
        binaries.run("pg_ctl", List.of(
                "stop", "--wait", "--mode=" + how.name().toLowerCase(), "--pgdata=" + folder.cluster()));
    }

    public synchronized void startAgain() {
        try {
            server.startAgain(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop(Stop.IMMEDIATE);
        Runtime.getRuntime().removeShutdownHook(lastMeans);
        try {
            folder.close();
            DataFolder.deleteTree(dataDir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
