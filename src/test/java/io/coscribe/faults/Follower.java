package io.coscribe.faults;

import io.coscribe.id.OperationId;
import java.io.IOException;

/** Reads a document as it changes, at one node, over one connection. */
final class Follower implements AutoCloseable {

    private final Journal journal;
    private final Link link;

    Follower(Node node, SharedDocument document) throws IOException {
        journal = new Journal(document + "-follower");
        link = new Link(node.base().orElseThrow(), Wire.EVERY_DOCUMENT, journal);
        link.send(Wire.subscribe(document.id(), 0));
        link.receiveUntil(() -> journal.count(Journal.Received.class) > 0);
    }

    /** Waits until the operation has arrived. */
    void await(OperationId id) {
        link.receiveUntil(() -> journal.all(Journal.Received.class)
                .anyMatch(received -> received.operation().id().equals(id)));
    }

    @Override
    public void close() {
        link.close();
    }
}
