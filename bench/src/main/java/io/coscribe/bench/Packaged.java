package io.coscribe.bench;

import io.coscribe.bench.server.CoscribeServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code ./mvnw package} has made, seen from the folder {@code bench}. */
final class Packaged {

    private static final Path APP = Path.of("../target/quarkus-app").toAbsolutePath().normalize();

    private Packaged() {
    }

    /**
     * The service. Its JVM starts with the ahead-of-time cache that the system property {@code aot-cache} names; if it
     * names none, with the one that is packaged, if there is one.
     *
     * @throws IllegalStateException if nothing is packaged
     */
    static CoscribeServer service() {
        Path jar = APP.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("There is no packaged service: call ./mvnw package first.");
        }
        String named = System.getProperty("aot-cache", "");
        Optional<Path> cache = named.isEmpty()
                ? Optional.of(APP.resolve("app.aot")).filter(Files::exists)
                : Optional.of(Path.of(named).toAbsolutePath());
        return new CoscribeServer(jar, cache);
    }
}
