package io.coscribe.faults;

import io.coscribe.database.PostgresProcess;
import io.coscribe.id.DocumentId;
import io.coscribe.ot.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The PostgreSQL that the nodes share: can be stopped, can be slow, and can be asked what the log holds. */
final class Database implements AutoCloseable {

    /** One row of the log. */
    record Batch(long firstRevision, int operationCount, List<LoggedOperation> operations) {}

    /** Runs when a transaction that has appended commits, and keeps everybody waiting who would append there too. */
    private static final String SLOW_DISK = """
            create schema if not exists faults;
            create table if not exists faults.disk (delay double precision);
            create or replace function faults.wait() returns trigger language plpgsql as $$
            begin
              perform pg_sleep(delay) from faults.disk;
              return null;
            end $$;
            do $$ begin
              if not exists (select from pg_trigger where tgname = 'slow_disk') then
                create constraint trigger slow_disk after insert on operation_batch
                  deferrable initially deferred for each row execute function faults.wait();
              end if;
            end $$;
            """;

    private static final String BATCHES = """
            select first_revision, operation_count, payload from operation_batch
            where document_key = (select key from document where collection = ? and name = ?) order by first_revision""";

    private static final String HEAD = """
            select coalesce(max(first_revision + operation_count), 0) from operation_batch
            where document_key = (select key from document where collection = ? and name = ?)""";

    private final PostgresProcess server;

    /** @param folder an empty one for its data, which is deleted in the end */
    Database(Path folder) {
        server = new PostgresProcess(folder);
    }

    int port() {
        return server.port();
    }

    /** Where it is found through a proxy. */
    String url(TcpProxy proxy) {
        return server.url(proxy.port());
    }

    void stop(PostgresProcess.Stop how) {
        server.stop(how);
    }

    void startAgain() {
        server.startAgain();
    }

    /** Every commit to the log takes this much longer. */
    void slowDown(Duration delay) {
        execute(SLOW_DISK + "insert into faults.disk values (" + delay.toMillis() / 1000.0 + ")");
    }

    void speedUp() {
        execute("delete from faults.disk");
    }

    private void execute(String statements) {
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything the log holds of a document. */
    List<Batch> log(DocumentId document) {
        return ask(BATCHES, document, rows -> {
            List<Batch> batches = new ArrayList<>();
            while (rows.next()) {
                batches.add(batch(rows));
            }
            return batches;
        });
    }

    /** How many operations the log holds of a document. */
    long head(DocumentId document) {
        return ask(HEAD, document, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    private interface RowReader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T ask(String query, DocumentId document, RowReader<T> reader) {
        try (Connection connection = server.connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, document.collection());
            statement.setString(2, document.name());
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Batch batch(ResultSet row) throws SQLException {
        long first = row.getLong(1);
        List<LoggedOperation> operations = new ArrayList<>();
        for (Object operation : (List<?>) Json.parse(new String(row.getBytes(3), StandardCharsets.UTF_8), Json::read)) {
            operations.add(LoggedOperation.of(first + operations.size(), (Map<?, ?>) operation));
        }
        return new Batch(first, row.getInt(2), operations);
    }

    @Override
    public void close() {
        server.close();
    }
}
