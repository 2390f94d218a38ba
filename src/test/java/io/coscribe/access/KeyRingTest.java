package io.coscribe.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.Key;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database, and the keys that they know of each other. */
@QuarkusTest
@TestProfile(InvitedOnly.class)
class KeyRingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    @Inject
    AgroalDataSource database;

    @TempDir
    Path one;

    @TempDir
    Path other;

    private final SteppedClock clock = new SteppedClock();
    private KeyRing signing;
    private KeyRing verifying;

    @BeforeEach
    void start() {
        signing = new KeyRing(one, pool, clock);
        verifying = new KeyRing(other, pool, clock);
        signing.publish(new StartupEvent());
        verifying.publish(new StartupEvent());
    }

    private static Key find(KeyRing keys, String id) {
        return keys.find(id).await().atMost(PATIENCE);
    }

    private void delete(String id) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate("delete from signing_key where id = '%s'".formatted(id)));
        }
    }

    @Test
    void aKeyIsFoundByEveryNode() {
        Key key = signing.own().key().getPublicKey();
        assertEquals(key, find(signing, signing.own().id()));
        assertEquals(key, find(verifying, signing.own().id()));
    }

    @Test
    void aKeyThatIsTakenOutOfTheDatabaseIsForgottenAfterAMinute() throws SQLException {
        String id = signing.own().id();
        find(verifying, id);
        delete(id);
        clock.pass(KeyRing.KEPT.minusSeconds(1));
        find(verifying, id);
        clock.pass(Duration.ofSeconds(1));
        assertThrows(InvalidTokenException.class, () -> find(verifying, id));
    }

    @Test
    void aNodeGoesOnWithItsOwnKeyAndPublishesItAgainWhenItStarts() throws SQLException {
        String id = signing.own().id();
        delete(id);
        clock.pass(KeyRing.KEPT);
        find(signing, id);
        assertThrows(InvalidTokenException.class, () -> find(verifying, id));
        new KeyRing(one, pool, clock).publish(new StartupEvent());
        find(verifying, id);
    }
}
