package io.coscribe.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The embedded database for all Quarkus tests of a run, on an empty folder under {@code target/}.
 *
 * <p>One test class says {@code @WithTestResource(value = PostgresTestResource.class, scope = TestResourceScope.GLOBAL)};
 * that gives it to every class, without a restart between them.
 */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {

    private Path dataDir;
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        try {
            dataDir = Files.createTempDirectory(buildFolder(), "test-database-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = new EmbeddedDatabase(dataDir);
        return Map.of(DatabaseUrl.KEY, database.start(), "coscribe.data-dir", dataDir.toString());
    }

    @Override
    public void stop() {
        if (database == null) {
            return;
        }
        database.close();
        try {
            DataFolder.deleteTree(dataDir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that holds the compiled test classes' folder. */
    private static Path buildFolder() {
        try {
            return Path.of(PostgresTestResource.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
