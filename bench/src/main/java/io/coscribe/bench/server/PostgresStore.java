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

    /** Who the servers are, and their password. */
    private static final String USER = "bench";

    /** How servers have to prove who they are, before the line that lets everybody in. */
    private static final String AUTHENTICATION = "host all " + USER + " all scram-sha-256";

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
        admitUser();
    }

    private void admitUser() throws IOException {
        Path rules = data.resolve("pg_hba.conf");
        Files.writeString(rules, AUTHENTICATION + System.lineSeparator() + Files.readString(rules));
        execute("CREATE USER %1$s PASSWORD '%1$s'".formatted(USER));
        execute("SELECT pg_reload_conf()");
    }

    private void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("can't execute " + sql, e);
        }
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
        execute("CREATE DATABASE \"%s\" OWNER %s".formatted(name, USER));
        return "postgresql://%1$s:%1$s@127.0.0.1:%2$d/%3$s".formatted(USER, server.getPort(), name);
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
