package io.coscribe.faults;

import io.coscribe.id.OperationId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Creates a text at one node and types at its front, each time waiting until that is acknowledged. */
final class Typist implements AutoCloseable {

    private final Journal journal;
    private final Link link;
    private final Replica replica;

    /** @param text one of plain text, which isn't there yet */
    Typist(Node node, SharedDocument text) throws IOException {
        journal = new Journal(text + "-typist");
        link = new Link(node.base().orElseThrow(), Wire.EVERY_DOCUMENT, journal);
        replica = new Replica(text, text.kind().apply(Optional.empty(), text.kind().creation(Change.Base.OPEN)), 1);
        link.send(Wire.create(text, 1));
        awaitAck(1);
    }

    OperationId type(String what) throws IOException {
        replica.make(new Change.Edit(replica.document().kind().operation(List.of(what))));
        Replica.UnderWay underWay = replica.send(replica.revision() + 1);
        link.send(Wire.submit(replica, underWay));
        awaitAck(underWay.sequence());
        replica.acknowledged();
        return new OperationId(journal.client(), underWay.sequence());
    }

    private void awaitAck(long sequence) {
        link.receiveUntil(() -> journal.all(Journal.Acknowledged.class).anyMatch(ack -> ack.id().sequence() == sequence));
    }

    @Override
    public void close() {
        link.close();
    }
}
