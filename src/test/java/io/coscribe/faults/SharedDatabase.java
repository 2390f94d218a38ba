package io.coscribe.faults;

import io.coscribe.cluster.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The one PostgreSQL of all fault tests of a run: creating a database takes longer than many a test. */
final class SharedDatabase implements BeforeAllCallback {

    private Database database;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        ExtensionContext.Store store =
                context.getRoot().getStore(ExtensionContext.Namespace.create(SharedDatabase.class));
        database = store.get(Database.class, Database.class);
        if (database == null) {
            database = new Database(Files.createTempDirectory(folder("database"), "data-"));
            store.put(Database.class, database);
        }
    }

    Database database() {
        return database;
    }

    /** A folder below the build's for what the tests leave behind. */
    static Path folder(String name) throws IOException {
        return Files.createDirectories(ServiceProcess.jar().resolveSibling("../faults").resolve(name));
    }
}
