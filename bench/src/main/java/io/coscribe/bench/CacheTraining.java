package io.coscribe.bench;

import io.coscribe.bench.server.RunningServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Lets editors work with the packaged service while its JVM writes down what it loads, links and runs most, and makes
 * the ahead-of-time cache of that, with which it starts faster and compiles sooner. Runs in the folder {@code bench}.
 */
public final class CacheTraining {

    private static final Path WORK = Path.of("target/bench");
    private static final BreakIn WORKLOAD = new BreakIn(Duration.ofSeconds(20), Duration.ofSeconds(20));

    private CacheTraining() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Files.deleteIfExists(Packaged.CACHE);
        try (RunningServers running = RunningServers.start(List.of(Packaged.learningService()), WORK)) {
            WORKLOAD.run(running.all().getFirst());
        }
        if (!Files.exists(Packaged.CACHE)) {
            System.err.println("The service has written no cache: see " + WORK.toAbsolutePath());
            System.exit(1);
        }
        System.out.printf("%s, %,d bytes%n", Packaged.CACHE, Files.size(Packaged.CACHE));
    }
}
