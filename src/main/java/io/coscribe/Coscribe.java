package io.coscribe;

import io.coscribe.cluster.RedisUrl;
import io.coscribe.database.DatabaseUrl;
import io.coscribe.database.EmbeddedDatabase;
import io.coscribe.database.EmbeddedDatabaseException;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Starts the service, and before it a database of its own when nobody named one.
 *
 * <p>The address of that database is handed on as the system property {@value DatabaseUrl#KEY}. In development mode
 * {@code main} runs again at every reload and finds the property set: one database serves all of them.
 */
@QuarkusMain
public final class Coscribe {

    /** How long a closing application may go on using the database. */
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(60);

    public static void main(String... args) throws ClassNotFoundException {
        try {
            SmallRyeConfig config = configurationBeforeStart();
            config.getOptionalValue(RedisUrl.KEY, String.class).ifPresent(RedisUrl::parse); // as with the database's
            startDatabaseUnlessConfigured(config);
        } catch (EmbeddedDatabaseException | ConfigurationException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(args);
    }

    private static void startDatabaseUnlessConfigured(SmallRyeConfig config) {
        Optional<String> configured = config.getOptionalValue(DatabaseUrl.KEY, String.class);
        if (configured.isPresent()) {
            DatabaseUrl.parse(configured.get()); // here a mistake can be named in one line
            return;
        }
        EmbeddedDatabase database = new EmbeddedDatabase(config.getValue("coscribe.data-dir", Path.class));
        Runtime.getRuntime().addShutdownHook(
                new Thread(() -> closeAfterApplication(database), "Embedded PostgreSQL shutdown"));
        System.setProperty(DatabaseUrl.KEY, database.start());
    }

    /**
     * The configuration that the application is about to have. Initialising the application class sets the launch
     * mode, on which the profile depends; {@link Quarkus#run} would do it next anyway.
     */
    private static SmallRyeConfig configurationBeforeStart() throws ClassNotFoundException {
        Class.forName(Application.APP_CLASS_NAME, true, Thread.currentThread().getContextClassLoader());
        return ConfigUtils.configBuilder().build();
    }

    /**
     * Runs as a shutdown hook beside the one that closes the application, which writes to the database until the end.
     * In development mode the application is the one of the last reload, whichever run of {@code main} started the
     * database.
     */
    private static void closeAfterApplication(EmbeddedDatabase database) {
        Application application = Application.currentApplication();
        if (application != null) {
            Thread closing = Thread.ofPlatform().daemon().start(application::awaitShutdown);
            try {
                closing.join(CLOSING_LIMIT);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        database.close();
    }
}
