package io.coscribe.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        postgresql://ann:secret@db.example:6543/docs        | postgresql://db.example:6543/docs             | ann   | secret
        postgres://ann:secret@db.example/docs               | postgresql://db.example:5432/docs             | ann   | secret
        postgresql://ann@db/docs                            | postgresql://db:5432/docs                     | ann   | -
        postgresql://ann:@db/docs                           | postgresql://db:5432/docs                     | ann   | ''
        postgresql://db/docs                                | postgresql://db:5432/docs                     | -     | -
        postgresql://ann:secret@my_database:5432/docs       | postgresql://my_database:5432/docs            | ann   | secret
        postgresql://ann:secret@[2001:db8::1]:5432/docs     | postgresql://[2001:db8::1]:5432/docs          | ann   | secret
        postgresql://a%40b:p%3A%2F%3F%23%40%20%25@db/docs   | postgresql://db:5432/docs                     | a@b   | p:/?#@ %
        postgresql://ann:a+b$c@db/docs                      | postgresql://db:5432/docs                     | ann   | a+b$c
        postgresql://ann:secret@db/my%20docs%2B             | postgresql://db:5432/my%20docs%2B             | ann   | secret
        postgresql://ann:secret@db/docs?                    | postgresql://db:5432/docs                     | ann   | secret
        postgresql://ann:secret@db/docs?sslmode=require&a=b | postgresql://db:5432/docs?sslmode=require&a=b | ann   | secret
        """)
    void aUrlIsTranslated(String url, String address, String user, String password) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);

        assertEquals(address, parsed.reactiveUrl());
        assertEquals("jdbc:" + address, parsed.jdbcUrl());
        assertEquals(Optional.ofNullable(user), parsed.user());
        assertEquals(Optional.ofNullable(password), parsed.password());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "secret",
        "jdbc:postgresql://ann:secret@db/docs",
        "mysql://ann:secret@db/docs",
        "postgresql://ann:secret@db",
        "postgresql://ann:secret@db/",
        "postgresql://ann:secret@/docs",
        "postgresql://ann:secret@db:port/docs",
        "postgresql://ann:secret@db:0/docs",
        "postgresql://ann:secret@db:65536/docs",
        "postgresql://ann:secret@one,two/docs",
        "postgresql://ann:sec@secret@db/docs",
        "postgresql://ann:secret%zz@db/docs",
        "postgresql://ann:secret%@db/docs",
        "postgresql://ann: secret@db/docs",
    })
    void aMalformedUrlIsRefusedWithoutShowingIt(String url) {
        var refusal = assertThrows(ConfigurationException.class, () -> DatabaseUrl.parse(url));

        assertTrue(refusal.getMessage().contains("coscribe.database.url"), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("secret"), refusal.getMessage());
        assertNull(refusal.getCause());
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertEquals("postgresql://db:5432/docs", DatabaseUrl.parse("postgresql://ann:secret@db/docs").toString());
    }
}
