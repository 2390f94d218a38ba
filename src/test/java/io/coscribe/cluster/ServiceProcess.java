package io.coscribe.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service in a process of its own, which ends with this JVM at the latest. */
public final class ServiceProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
    /** Halves the work of a start; what runs for a minute gains nothing from the other compiler. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final long START_SECONDS = 120;
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final URI base;

    private ServiceProcess(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** Everybody may edit, unless a test is about who may. */
    private static final Map<String, String> DEFAULTS = Map.of("coscribe.access.anonymous-role", "editor");

    /**
     * Starts the service on a free port and waits until it listens.
     *
     * @param settings its configuration, as system properties, besides {@link #DEFAULTS}
     * @param log the file that gets what it prints
     */
    public static ServiceProcess start(Map<String, String> settings, Path log) {
        ProcessBuilder builder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow());
        builder.command().addAll(SHORT_LIVED);
        Map<String, String> all = new HashMap<>(DEFAULTS);
        all.putAll(settings);
        all.forEach((key, value) -> builder.command().add("-D" + key + "=" + value));
        builder.command().add("-Dquarkus.http.port=0");
        builder.command().add("-jar");
        builder.command().add(jar().toString());
        try {
            Process process = builder.redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ServiceProcess(process, address(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The packaged service. */
    public static Path jar() {
        return Path.of(System.getProperty("service.jar"));
    }

    private static URI address(Process process, Path log) {
        CompletableFuture<URI> address = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (BufferedReader output = process.inputReader(); var file = Files.newBufferedWriter(log)) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    file.write(line + System.lineSeparator());
                    file.flush();
                    Matcher listening = LISTENING.matcher(line);
                    if (listening.find()) {
                        address.complete(URI.create(listening.group(1)));
                    }
                }
            } catch (IOException e) {
                // The process has ended, and with it its output.
            }
            address.completeExceptionally(new IllegalStateException("the service didn't start, see " + log));
        });
        try {
            return address.orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    public URI base() {
        return base;
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it as a crash does. */
    public void kill() {
        process.destroyForcibly().onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Ends it as an operator does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
    }
}
