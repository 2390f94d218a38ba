package io.coscribe.bench.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedProcessTest {

    private static final Pattern SIGN = Pattern.compile("port (\\d+)");

    @TempDir
    private Path work;

    @Test
    void itStandsWhenItSaysSoAndRunsUntilItIsEnded() throws IOException {
        try (LoggedProcess process = start("echo hello; echo port 12; exec sleep 60")) {
            assertEquals("12", process.await(SIGN).group(1));
            assertTrue(process.handle().isAlive());
            process.close();
            assertFalse(process.handle().isAlive());
            assertTrue(Files.readAllLines(log()).containsAll(List.of("hello", "port 12")));
        }
    }

    @Test
    void oneThatEndsWithoutSayingSoDoesNotStart() throws IOException {
        try (LoggedProcess process = start("echo no >&2; exit 1")) {
            assertThrows(IllegalStateException.class, () -> process.await(SIGN));
            assertEquals(List.of("no"), Files.readAllLines(log()));
        }
    }

    private LoggedProcess start(String script) throws IOException {
        return LoggedProcess.start(List.of("sh", "-c", script), log());
    }

    private Path log() {
        return work.resolve("log");
    }
}
