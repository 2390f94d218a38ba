package io.coscribe.faults;

import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one client did and heard, on all its connections, in its order. Written to by any thread. */
final class Journal {

    /** One thing that happened. */
    sealed interface Entry {}

    record Connecting(int connection, URI node) implements Entry {}

    record Disconnected(String why) implements Entry {}

    /**
     * An operation was sent, for the first time or again.
     *
     * @param base the revision of the client's copy, even if the submission leaves it open
     */
    record Submitted(int connection, DocumentId document, OperationId id, long base, Change change) implements Entry {

        /** Whether it is what a refusal is about. */
        boolean isMeantBy(Map<String, Object> refusal) {
            return document.collection().equals(refusal.get("c")) && document.name().equals(refusal.get("d"))
                    && id.client().equals(refusal.get("src")) && Objects.equals(id.sequence(), refusal.get("seq"))
                    && Objects.equals(change.namesBase() ? base : null, refusal.get("v"));
        }
    }

    record Acknowledged(int connection, DocumentId document, OperationId id, long revision) implements Entry {}

    record Received(int connection, DocumentId document, LoggedOperation operation) implements Entry {}

    /** At {@code revision} something arrived that is further, and the client asked for what lies between. */
    record Gap(int connection, DocumentId document, long revision) implements Entry {}

    /** The service said that something was wrong. */
    record Refused(int connection, Map<String, Object> message) implements Entry {}

    /** The client itself failed, over something that it was sent. */
    record Broken(String why) implements Entry {

        static Broken by(RuntimeException failure) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            return new Broken(text.toString());
        }
    }

    record Line(Instant at, Entry entry) {

        @Override
        public String toString() {
            return at + " " + entry.toString().replace("\n", "\\n").replace("\0", "\\0");
        }
    }

    private final String client;
    private final InstantSource clock;
    private final List<Line> lines = new ArrayList<>();
    private int connections;

    Journal(String client) {
        this(client, InstantSource.system());
    }

    /** @param clock the same for all whose entries are compared */
    Journal(String client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    String client() {
        return client;
    }

    synchronized void add(Entry entry) {
        lines.add(new Line(clock.instant(), entry));
    }

    /** Returns the new connection's number, by which its entries are told from others'. */
    synchronized int connecting(URI node) {
        add(new Connecting(++connections, node));
        return connections;
    }

    /** Writes down a message that arrived, if it is an operation, an ack or an error. */
    void hear(int connection, Map<String, Object> message) {
        if (message.containsKey("error")) {
            add(new Refused(connection, message));
        } else if ("op".equals(message.get("a"))) {
            DocumentId document = new DocumentId((String) message.get("c"), (String) message.get("d"));
            long revision = (Long) message.get("v");
            add(Wire.isAck(message)
                    ? new Acknowledged(connection, document, LoggedOperation.id(message), revision)
                    : new Received(connection, document, LoggedOperation.of(revision, message)));
        }
    }

    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    synchronized long count(Class<? extends Entry> kind) {
        return lines.stream().map(Line::entry).filter(kind::isInstance).count();
    }

    /** How many changes of a kind were acknowledged behind a document's first revision. */
    long acknowledged(Class<? extends Change> kind) {
        Set<OperationId> submitted = all(Submitted.class)
                .filter(submission -> kind.isInstance(submission.change()))
                .map(Submitted::id)
                .collect(Collectors.toSet());
        return all(Acknowledged.class)
                .filter(ack -> ack.revision() > 0)
                .map(Acknowledged::id)
                .filter(submitted::contains)
                .distinct()
                .count();
    }

    <E extends Entry> Stream<E> all(Class<E> kind) {
        return lines().stream().map(Line::entry).filter(kind::isInstance).map(kind::cast);
    }
}
