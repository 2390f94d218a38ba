package io.coscribe.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.database.PostgresProcess.Stop;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that sends and sends while there is no PostgreSQL has to wait, and nothing of it is lost. */
@Tag("faults")
class FloodIT {

    private static final int SIZE = 200_000;

    /** More than a node takes and the network holds, together. */
    private static final int MOST = 500;

    @RegisterExtension
    static final SharedCluster NODES = new SharedCluster();

    private final SharedDocument document = SharedDocument.named("flood", DocumentKind.JSON);
    private final Journal journal = new Journal("flood");

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void whatCannotBeCommittedIsNotReadWithoutBound() throws IOException {
        Cluster cluster = NODES.cluster();
        try (Link link = new Link(cluster.node(0).base().orElseThrow(), Wire.EVERY_DOCUMENT, journal)) {
            link.send(Wire.create(document, 1));
            link.receiveUntil(() -> acknowledged() == 1);

            int sent = duringOutage(() -> flood(link));

            assertTrue(sent < MOST, "everything was read that a client sent");
            link.receiveUntil(() -> acknowledged() == sent);
            assertEquals(0, journal.count(Journal.Refused.class));
            assertEquals(sent, cluster.database().head(document.id()));
        }
    }

    private static int duringOutage(IntSupplier action) {
        Fault outage = new Fault.StopDatabase(Stop.FAST);
        Nemesis nemesis = new Nemesis(NODES.cluster());
        nemesis.begin(outage);
        try {
            return action.getAsInt();
        } finally {
            nemesis.end(outage);
        }
    }

    private long acknowledged() {
        return journal.count(Journal.Acknowledged.class);
    }

    /** Sends until a message isn't taken by the network for a while. @return the sequence number of that one */
    private int flood(Link link) {
        for (int sequence = 2; sequence < MOST; sequence++) {
            try {
                link.send(replacement(sequence));
            } catch (IOException e) {
                return sequence;
            }
        }
        return MOST;
    }

    /** An operation behind those before it, which need not be acknowledged. */
    private Map<String, Object> replacement(int sequence) {
        Map<String, Object> message = new LinkedHashMap<>(Map.of(
                "a", "op", "c", document.id().collection(), "d", document.id().name(), "v", sequence - 1, "seq", sequence));
        message.put("op", List.of(Map.of("p", List.of("title"), "oi", "x".repeat(SIZE))));
        return message;
    }
}
