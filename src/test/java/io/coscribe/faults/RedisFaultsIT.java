package io.coscribe.faults;

import io.coscribe.faults.Fault.Server;
import io.coscribe.faults.Fault.Trouble;
import io.coscribe.id.OperationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Redis only carries news: what one node has committed reaches another's clients without it, from the log. */
class RedisFaultsIT {

    private static final Duration LATE = Duration.ofSeconds(30);
    private static final Duration TICK = Duration.ofMillis(20);

    @RegisterExtension
    static final SharedCluster NODES = new SharedCluster();

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault.Network(1, Server.REDIS, Trouble.HANG),
                new Fault.Network(1, Server.REDIS, Trouble.LOSE_ANSWERS),
                new Fault.Network(1, Server.REDIS, Trouble.CUT),
                new Fault.KillRedis());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void whatOneNodeCommitsReachesTheOther(Fault fault) throws IOException {
        SharedDocument document = SharedDocument.named("redis-faults-" + fault.hashCode(), DocumentKind.PLAIN_TEXT);
        Nemesis nemesis = new Nemesis(NODES.cluster());
        try (Typist typist = new Typist(document); Reader reader = new Reader(document)) {
            nemesis.begin(fault);
            try {
                typist.type();
                reader.await(typist.last());
                typist.type();
            } finally {
                nemesis.end(fault);
            }
            reader.await(typist.last());
            typist.type();
            reader.await(typist.last());
        }
    }

    /** Creates a document at the first node and types there. */
    private static final class Typist implements AutoCloseable {

        private final Journal journal;
        private final Link link;
        private final Replica replica;

        Typist(SharedDocument document) throws IOException {
            journal = new Journal(document + "-typist");
            link = new Link(NODES.cluster().node(0).base().orElseThrow(), Wire.EVERY_DOCUMENT, journal);
            replica = new Replica(document, document.kind().content(document.kind().initial()), 1);
            link.send(Wire.create(document, 1));
            awaitAck(1);
        }

        void type() throws IOException {
            replica.type(replica.document().kind().operation(List.of("x")));
            Replica.UnderWay underWay = replica.send(replica.revision() + 1);
            link.send(Wire.submit(replica, underWay));
            awaitAck(underWay.sequence());
            replica.acknowledged();
        }

        OperationId last() {
            return new OperationId(journal.client(), replica.revision());
        }

        private void awaitAck(long sequence) {
            receiveUntil(link, () -> journal.all(Journal.Acknowledged.class)
                    .anyMatch(ack -> ack.id().sequence() == sequence), journal);
        }

        @Override
        public void close() {
            link.close();
        }
    }

    /** Follows a document at the second node. */
    private static final class Reader implements AutoCloseable {

        private final Journal journal;
        private final Link link;

        Reader(SharedDocument document) throws IOException {
            journal = new Journal(document + "-reader");
            link = new Link(NODES.cluster().node(1).base().orElseThrow(), Wire.EVERY_DOCUMENT, journal);
            link.send(Wire.subscribe(document.id(), 0));
            receiveUntil(link, () -> journal.all(Journal.Received.class).findAny().isPresent(), journal);
        }

        void await(OperationId id) {
            receiveUntil(link, () -> journal.all(Journal.Received.class)
                    .anyMatch(received -> received.operation().id().equals(id)), journal);
        }

        @Override
        public void close() {
            link.close();
        }
    }

    private static void receiveUntil(Link link, BooleanSupplier condition, Journal journal) {
        Await.until(LATE, () -> {
            try {
                link.receive(TICK);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return condition.getAsBoolean();
        }, () -> journal.client() + " has heard only " + journal.lines());
    }
}
