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
 * What a restless client does without need: drops its connection, and sends operations a second time, over the same
 * connection or others, to any node, while the first copy is under way or after it was acknowledged. The answers go into
 * its journal like any other. A steady client has no whims.
 *
 * <p>Called by the client's thread, which may be told by others to leave off.
 */
final class Whims implements AutoCloseable {

    /** How a client treats its connection. */
    enum Habit {
        /** Keeps it for as long as it lives: what the service forgets to answer stays open for ever. */
        STEADY,
        /** Has whims. */
        RESTLESS,
    }

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** One edit in so many drops the connection; one operation in so many is sent twice, in each of the ways. */
    private static final int DROPS = 100;
    private static final int COPIES = 10;

    private final Habit habit;
    private final Cluster cluster;
    private final Journal journal;
    private final Random random;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean over;

    Whims(Habit habit, Cluster cluster, Journal journal, Random random) {
        this.habit = habit;
        this.cluster = cluster;
        this.journal = journal;
        this.random = random;
    }

    /** There are none from now on. */
    void leaveOff() {
        over = true;
    }

    /** @throws IOException if the connection is to be dropped */
    void afterEdit() throws IOException {
        if (strikes(DROPS)) {
            throw new IOException("dropped on a whim");
        }
    }

    /** @param copy of what was just sent */
    void afterSubmission(Map<String, Object> copy) {
        if (strikes(COPIES)) {
            sendElsewhere(copy);
        }
    }

    /** @param copy of what was acknowledged, as the network may have held it back: with the base it had */
    void afterAck(Link link, Map<String, Object> copy) throws IOException {
        if (strikes(COPIES)) {
            link.send(copy);
        }
        if (strikes(COPIES)) {
            sendElsewhere(copy);
        }
    }

    /** @param creation copy of an acknowledged one of the document that another has deleted now */
    void afterDeletion(Link link, Map<String, Object> creation) throws IOException {
        if (habit == Habit.RESTLESS && !over) {
            link.send(creation);
        }
    }

    private boolean strikes(int oneIn) {
        return habit == Habit.RESTLESS && !over && random.nextInt(oneIn) == 0;
    }

    private void sendElsewhere(Map<String, Object> submission) {
        URI node = cluster.anyAddress(random);
        threads.execute(() -> {
            try (Link link = new Link(node, Wire.EVERY_DOCUMENT, journal)) {
                link.send(submission);
                awaitAnswer(link, submission);
            } catch (IOException e) {
                journal.add(new Journal.Disconnected("a copy: " + e.getMessage()));
            }
        });
    }

    private static void awaitAnswer(Link link, Map<String, Object> submission) throws IOException {
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
