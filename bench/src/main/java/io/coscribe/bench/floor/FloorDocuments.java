package io.coscribe.bench.floor;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/** The documents of the floor: for each its revision and who listens. */
final class FloorDocuments {

    private final Map<String, Document> documents = new HashMap<>();

    static final class Document {

        private final SequencedSet<FloorConnection> subscribers = new LinkedHashSet<>();
        private long revision;

        long revision() {
            return revision;
        }

        /** The revision that the next operation applies to. */
        long number() {
            return revision++;
        }

        SequencedSet<FloorConnection> subscribers() {
            return subscribers;
        }
    }

    /** The document of that name, which exists from the first mention on. */
    Document get(String name) {
        return documents.computeIfAbsent(name, unknown -> new Document());
    }

    void leave(FloorConnection connection) {
        documents.values().forEach(document -> document.subscribers.remove(connection));
    }
}
