package io.coscribe.faults;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * An editor that never gives up: it types all the time, and when its connection dies it comes back, to any node, with
 * the work it has. A thread of its own does all of it.
 */
final class EditingClient implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    /** After so much silence it asks whether the node still lives. */
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration DEAD = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Journal journal;
    private final List<SharedDocument> documents;
    private final Random random;
    private final Whims whims;
    private final Workspace workspace;
    private final Thread thread;
    private Backoff backoff = Backoff.START;
    private volatile boolean editing = true;
    private volatile boolean closed;

    EditingClient(Cluster cluster, Journal journal, Whims.Habit habit, List<SharedDocument> documents, Random random) {
        this.cluster = cluster;
        this.journal = journal;
        this.documents = documents;
        this.random = random;
        this.whims = new Whims(habit, cluster, journal, new Random(random.nextLong()));
        this.workspace = new Workspace(journal, documents, whims, new Random(random.nextLong()));
        this.thread = Thread.ofVirtual().name(journal.client()).start(this::live);
    }

    Journal journal() {
        return journal;
    }

    List<SharedDocument> documents() {
        return documents;
    }

    Workspace workspace() {
        return workspace;
    }

    long acknowledgements() {
        return journal.count(Journal.Acknowledged.class);
    }

    /** No more edits, and no more whims: what is typed is still sent. */
    void stopEditing() {
        editing = false;
        whims.leaveOff();
    }

    private void live() {
        try {
            while (!closed) {
                connectAndTalk();
            }
        } catch (RuntimeException e) {
            journal.add(Journal.Broken.by(e));
        }
    }

    private void connectAndTalk() {
        String path = documents.size() == 1 ? Wire.pathOf(documents.getFirst().id()) : Wire.EVERY_DOCUMENT;
        try (Link link = new Link(cluster.anyAddress(random), path, journal)) {
            workspace.comeBack(link);
            talk(link);
        } catch (IOException e) {
            journal.add(new Journal.Disconnected(e.getMessage()));
            Await.pause(backoff.pause(random));
            backoff = backoff.next();
        }
    }

    private void talk(Link link) throws IOException {
        Instant heard = Instant.now();
        Instant pinged = heard;
        Instant nextEdit = heard;
        while (!closed) {
            Optional<Map<String, Object>> message = link.receive(TICK);
            Instant now = Instant.now();
            if (message.isPresent()) {
                heard = now;
                backoff = Backoff.START;
                workspace.take(link, message.get());
            } else if (heard.plus(DEAD).isBefore(now)) {
                throw new IOException("nothing heard any more");
            } else if (heard.plus(SILENCE).isBefore(now) && pinged.plus(SILENCE).isBefore(now)) {
                pinged = now;
                link.send(Wire.ping());
            }
            if (editing && nextEdit.isBefore(now)) {
                workspace.edit(link);
                whims.afterEdit();
                nextEdit = now.plusMillis(random.nextLong(LONGEST_PAUSE.toMillis()));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        whims.close();
    }
}
