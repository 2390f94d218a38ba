package io.coscribe.faults;

import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one client did and heard, on all its connections, in its order. Written to by any thread. */
final class Journal {

    /** One thing that happened. */
    sealed interface Entry {}

    record Connecting(int connection, URI node) implements Entry {}

    record Disconnected(String why) implements Entry {}

    /** An operation was sent, for the first time or again. */
    record Submitted(int connection, DocumentId document, OperationId id, long base) implements Entry {}

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
    private final List<Line> lines = new ArrayList<>();
    private int connections;

    Journal(String client) {
        this.client = client;
    }

    String client() {
        return client;
    }

    synchronized void add(Entry entry) {
        lines.add(new Line(Instant.now(), entry));
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

    <E extends Entry> Stream<E> all(Class<E> kind) {
        return lines().stream().map(Line::entry).filter(kind::isInstance).map(kind::cast);
    }
}
