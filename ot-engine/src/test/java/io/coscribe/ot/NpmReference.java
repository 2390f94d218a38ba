package io.coscribe.ot;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The reference implementations from npm in a Node process of its own, asked line by line. Installed once into the
 * build directory, from the lock file beside the script. As an extension of a test class it runs while the class does;
 * where it can't, the class is skipped with the reason, and in CI it fails.
 */
public final class NpmReference implements BeforeAllCallback, AfterAllCallback {

    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path INSTALLED = Path.of("target/npm-reference");
    private static final long INSTALL_MINUTES = 3;
    private static final long ANSWER_SECONDS = 60;

    private Process node;
    private BufferedWriter questions;
    private BufferedReader answers;

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        try {
            install();
            node = new ProcessBuilder("node", "reference.js")
                    .directory(INSTALLED.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            questions = node.outputWriter();
            answers = node.inputReader();
        } catch (IOException e) {
            String reason = "not compared with the npm packages, which needs Node and npm: " + e.getMessage();
            if ("true".equals(System.getenv("CI"))) {
                fail(reason);
            }
            System.out.println(reason);
            abort(reason);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (node != null) {
            questions.close();
            node.destroy();
        }
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        Path lock = INSTALLED.resolve("package-lock.json");
        Path done = INSTALLED.resolve("node_modules/.package-lock.json");
        boolean current = Files.exists(done)
                && Files.exists(lock)
                && Files.mismatch(SOURCES.resolve("package-lock.json"), lock) == -1;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SOURCES)) {
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

    /** A part of a question. */
    public interface Field {
        void write(JsonGenerator json) throws IOException;
    }

    /** A plain value, as {@link Json#of} takes it. */
    public static Field field(String name, Object value) {
        return field(name, json -> Json.write(json, Json.of(value)));
    }

    /** A value that a type writes. */
    public static Field field(String name, Json.ValueWriter value) {
        return json -> {
            json.writeFieldName(name);
            value.write(json);
        };
    }

    /**
     * The answer as a plain value.
     *
     * @param what type and function, such as {@code rich-text.compose}
     */
    public Object ask(String what, Field... fields) throws IOException {
        questions.write(Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("ask", what);
            for (Field field : fields) {
                field.write(json);
            }
            json.writeEndObject();
        }));
        questions.newLine();
        questions.flush();
        String answer = nextAnswer();
        if (answer == null) {
            throw new IOException("the reference ended with exit code %d (at the latest after %d seconds of silence)"
                    .formatted(node.onExit().join().exitValue(), ANSWER_SECONDS));
        }
        return Json.parse(answer, Json::read);
    }

    /** The next line, or null at the end, which a process that hangs is brought to. */
    private String nextAnswer() throws IOException {
        CompletableFuture<?> deadline = CompletableFuture.runAsync(
                node::destroyForcibly, CompletableFuture.delayedExecutor(ANSWER_SECONDS, TimeUnit.SECONDS));
        try {
            return answers.readLine();
        } finally {
            deadline.cancel(false);
        }
    }
}
