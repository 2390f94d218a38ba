package io.coscribe.bench;

import io.coscribe.bench.server.CoscribeServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code ./mvnw package} has made, seen from the folder {@code bench}. */
final class Packaged {

    private static final Path APP = Path.of("../target/quarkus-app").toAbsolutePath().normalize();

    /** The ahead-of-time cache of the service's JVM. */
    static final Path CACHE = APP.resolve("app.aot");

    private Packaged() {
    }

    /**
     * The service. Its JVM starts with the ahead-of-time cache that the system property {@code aot-cache} names; if it
     * names none, with the one that is packaged, if there is one.
     *
     * @throws IllegalStateException if nothing is packaged
     */
    static CoscribeServer service() {
        String named = System.getProperty("aot-cache", "");
        Optional<Path> cache = named.isEmpty()
                ? Optional.of(CACHE).filter(Files::exists)
                : Optional.of(Path.of(named).toAbsolutePath());
        return service(cache.map(file -> List.of("-XX:AOTCache=" + file)).orElse(List.of()));
    }

    /**
     * The service, whose JVM writes {@link #CACHE} when it ends.
     *
     * @throws IllegalStateException if nothing is packaged
     */
    static CoscribeServer learningService() {
        return service(List.of("-XX:AOTCacheOutput=" + CACHE));
    }

    private static CoscribeServer service(List<String> options) {
        Path jar = APP.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("There is no packaged service: call ./mvnw package first.");
        }
        return new CoscribeServer(jar, options);
    }
}
