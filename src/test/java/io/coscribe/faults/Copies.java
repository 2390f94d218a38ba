package io.coscribe.faults;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What one client sends a second time over other connections, to any node, while the first copy is under way or long
 * after it was acknowledged. The answers go into the client's journal like any other.
 */
final class Copies implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Journal journal;
    private final Random random;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Copies(Cluster cluster, Journal journal, Random random) {
        this.cluster = cluster;
        this.journal = journal;
        this.random = random;
    }

    /** Returns at once. */
    void send(Map<String, Object> submission) {
        URI node = cluster.anyAddress(random);
        threads.execute(() -> {
            try (Link link = new Link(node, Wire.EVERY_DOCUMENT, journal)) {
                link.send(submission);
                awaitAck(link, submission);
            } catch (IOException e) {
                journal.add(new Journal.Disconnected("a copy: " + e.getMessage()));
            }
        });
    }

    private static void awaitAck(Link link, Map<String, Object> submission) throws IOException {
        Optional<Map<String, Object>> message = link.receive(PATIENCE);
        while (message.isPresent() && !isAnswer(message.get(), submission)) {
            message = link.receive(PATIENCE);
        }
    }

    private static boolean isAnswer(Map<String, Object> message, Map<String, Object> submission) {
        return message.containsKey("error")
                || Wire.isAck(message) && message.get("seq").equals(submission.get("seq"));
    }

    @Override
    public void close() {
        threads.close();
    }
}
