package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scenarios of {@code src/test/node} in a Node process of its own, which tells line by line how each one ended.
 * Its packages are installed once into the build directory, from the lock file beside them.
 */
final class NodeScenarios implements AutoCloseable {

    private static final Path SOURCES = Path.of("test", "node");
    private static final Path INSTALLED = Path.of("..", "target", "node-scenarios");
    private static final long INSTALL_MINUTES = 3;

    /** How a scenario ended. @param failure empty if it ended well */
    record Result(String name, Optional<String> failure) {

        void check() {
            failure.ifPresent(reason -> fail(name + ": " + reason));
        }
    }

    private final Process node;
    private final BufferedReader lines;

    private NodeScenarios(Process node) {
        this.node = node;
        this.lines = node.inputReader();
    }

    /** Starts them. Where that can't be, the test is skipped with the reason, and in CI it fails. */
    static NodeScenarios start(List<URI> nodes) throws InterruptedException {
        try {
            install();
            ProcessBuilder command = new ProcessBuilder("node", "--test-reporter=./report.js", "run.js")
                    .directory(INSTALLED.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            command.environment().put("COSCRIBE_URL", nodes.stream().map(URI::toString).collect(Collectors.joining(",")));
            return new NodeScenarios(command.start());
        } catch (IOException e) {
            String reason = "not tried with the npm client, which needs Node and npm: " + e.getMessage();
            if ("true".equals(System.getenv("CI"))) {
                return fail(reason);
            }
            System.out.println(reason);
            return abort(reason);
        }
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        Path lock = INSTALLED.resolve("package-lock.json");
        boolean current = Files.exists(INSTALLED.resolve("node_modules/.package-lock.json"))
                && Files.exists(lock)
                && Files.mismatch(SOURCES.resolve("package-lock.json"), lock) == -1;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SOURCES, Files::isRegularFile)) {
            for (Path file : files) {
                Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!current) {
            runNpm();
        }
    }

    private static void runNpm() throws IOException, InterruptedException {
        Path log = INSTALLED.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
            npm.destroy();
            throw new IOException("npm ci took longer than " + INSTALL_MINUTES + " minutes");
        }
        if (npm.exitValue() != 0) {
            throw new IOException("npm ci failed, see " + log);
        }
    }

    /** The scenarios as they end, up to the last of them; throws if Node ends before. */
    Stream<Result> results() {
        return Stream.generate(this::next).takeWhile(line -> !line.containsKey("count")).map(line ->
                new Result((String) line.get("name"), Optional.ofNullable((String) line.get("failure"))));
    }

    private Map<?, ?> next() {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw new AssertionError("Node ended with exit code " + node.onExit().join().exitValue());
            }
            return (Map<?, ?>) WireClient.parse(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        node.destroy();
    }
}
