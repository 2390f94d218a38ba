package io.coscribe.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A process of its own that starts the embedded database on the folder given to it, writes a row, says so and waits to
 * be killed.
 */
final class DatabaseUser {

    static final String READY = "ready";

    private DatabaseUser() {}

    public static void main(String... args) throws SQLException, IOException {
        DatabaseUrl url = DatabaseUrl.parse(new EmbeddedDatabase(Path.of(args[0])).start());
        try (var connection = DriverManager.getConnection(
                        url.jdbcUrl(), url.user().orElseThrow(), url.password().orElseThrow());
                var statement = connection.createStatement()) {
            statement.execute("create table words (word text)");
            statement.execute("insert into words values ('kept')");
        }
        System.out.println(READY);
        System.in.read();
    }
}
