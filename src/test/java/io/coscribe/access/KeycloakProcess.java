package io.coscribe.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Keycloak in a process of its own, on a free port and with a database in memory, so that each begins with the realms
 * that it is given and nothing else. It ends with this JVM at the latest.
 *
 * <p>The folder of an unpacked distribution is in the system property {@code keycloak.home}. What Keycloak prints is in
 * {@code keycloak.log} beside that folder.
 */
public final class KeycloakProcess implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("keycloak.home"));

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)\\s");

    /** As in a busy build: Keycloak assembles itself before its first start. */
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Process process;
    private final URI base;

    private KeycloakProcess(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** Starts a Keycloak and waits until it listens. @param realms their names; they differ in nothing else */
    public static KeycloakProcess start(List<String> realms) {
        Path log = HOME.resolveSibling("keycloak.log");
        try {
            writeRealms(realms);
            ProcessBuilder builder = new ProcessBuilder(
                    HOME.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm",
                    "--db", "dev-mem", "--http-host", "127.0.0.1", "--http-port", "0");
            builder.environment().putAll(Map.of(
                    "JAVA_HOME", System.getProperty("java.home"),
                    "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1",
                    "KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakRealm.ADMINISTRATOR,
                    "KC_BOOTSTRAP_ADMIN_PASSWORD", KeycloakRealm.ADMINISTRATORS_PASSWORD));
            Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(process)));
            return new KeycloakProcess(process, address(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeRealms(List<String> realms) throws IOException {
        Path folder = Files.createDirectories(HOME.resolve("data/import"));
        try (InputStream resource = KeycloakProcess.class.getResourceAsStream("/keycloak/realm.json")) {
            String realm = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            for (String name : realms) {
                Files.writeString(folder.resolve(name + ".json"), realm.replace("@realm@", name));
            }
        }
    }

    /** It says it last of all, when the realms are there. */
    private static URI address(Process process, Path log) throws IOException {
        Instant end = Instant.now().plus(START);
        do {
            Matcher listening = LISTENING.matcher(Files.readString(log, StandardCharsets.ISO_8859_1));
            if (listening.find()) {
                return URI.create(listening.group(1));
            }
        } while (!hasEnded(process, BETWEEN_LOOKS) && Instant.now().isBefore(end));
        kill(process);
        throw new IllegalStateException("Keycloak didn't start, see " + log);
    }

    private static boolean hasEnded(Process process, Duration patience) {
        try {
            return process.waitFor(patience);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The script runs Keycloak as a child at first, and becomes it then. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    public KeycloakRealm realm(String name) {
        return new KeycloakRealm(base, name);
    }

    /** Ends it as an operator does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(STOP.toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
