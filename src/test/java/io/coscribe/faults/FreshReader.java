package io.coscribe.faults;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client that has just come to one node and reads documents there, both ways: as they are, and all their operations. */
final class FreshReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Link link;
    private final Journal journal;

    FreshReader(URI node) throws IOException {
        journal = new Journal("a fresh reader at " + node);
        link = new Link(node, Wire.EVERY_DOCUMENT, journal);
    }

    /** What it received. */
    Journal journal() {
        return journal;
    }

    DocumentView fetch(SharedDocument document) throws IOException {
        link.send(Wire.fetch(document.id()));
        Map<?, ?> snapshot = (Map<?, ?>) answer(document).get("data");
        return new DocumentView(journal.client(), document, (Long) snapshot.get("v"),
                document.kind().snapshot(snapshot).map(document.kind()::value));
    }

    /** What the operations make, read from the first one on. */
    DocumentView replay(SharedDocument document) throws IOException {
        link.send(Wire.fetch(document.id(), 0));
        answer(document);
        List<LoggedOperation> operations = journal.all(Journal.Received.class)
                .filter(received -> received.document().equals(document.id()))
                .map(Journal.Received::operation)
                .toList();
        return new DocumentView(
                journal.client(), document, operations.size(), document.kind().replay(operations));
    }

    private Map<String, Object> answer(SharedDocument document) throws IOException {
        while (true) {
            Optional<Map<String, Object>> message = link.receive(PATIENCE);
            if (message.isEmpty()) {
                throw new IOException(journal.client() + ": no answer about " + document);
            }
            if ("f".equals(message.get().get("a"))) {
                return message.get();
            }
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
