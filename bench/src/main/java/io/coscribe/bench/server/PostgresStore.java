package io.coscribe.bench.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL that writes to disk before it says so, on a new folder that goes when it ends. */
final class PostgresStore implements AutoCloseable {

    private static final String USER = "postgres";

    /** The library turns them off. */
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final Path data;
    private final EmbeddedPostgres server;

    /** @param work gets a log, the data while it runs, and PostgreSQL's programs for the next time too */
    PostgresStore(Path work) throws IOException {
        data = Files.createTempDirectory(work, "postgres").toAbsolutePath();
        Redirect log = Redirect.to(work.resolve("postgres.log").toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(work.resolve("postgres-programs").toAbsolutePath().toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setOutputRedirector(log)
                .setErrorRedirector(log);
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        server = builder.start();
        DURABLE.forEach(this::requireOn);
    }

    private void requireOn(String setting) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW " + setting)) {
            answer.next();
            if (!answer.getString(1).equals("on")) {
                throw new IllegalStateException(setting + " is " + answer.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("can't ask PostgreSQL for " + setting, e);
        }
    }

    /** Creates a database and tells its address: {@code postgresql://user:password@host:port/name}. */
    String create(String name) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException("can't create the database " + name, e);
        }
        return "postgresql://%s:any@127.0.0.1:%d/%s".formatted(USER, server.getPort(), name);
    }

    /** Its first process, which has written its id into the folder. */
    ProcessHandle handle() {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow().strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
