package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.cluster.TwoNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One document that many write to on one node and one writes to on another: that one gets through all the same. */
class HotDocumentIT {

    private static final int FAST = 8;
    private static final int EDITS = 50;

    @RegisterExtension
    static final TwoNodes NODES = new TwoNodes();

    private final String name = UUID.randomUUID().toString();

    @Test
    void aSlowWriterIsNotStarvedByFastOnesOnAnotherNode() {
        WireClient alone = WireClient.connect(NODES.base(1), "/sharedb");
        alone.send(op(0, 1, "'create':{'type':'rich-text'}")).receive();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> fast = new ArrayList<>();
            for (int i = 0; i < FAST; i++) {
                WireClient client = WireClient.connect(NODES.base(0), "/sharedb");
                fast.add(CompletableFuture.supplyAsync(() -> typeUntil(done, client), threads));
            }
            long revision = 1;
            for (int i = 0; i < EDITS; i++) {
                revision = type(alone, revision, i + 2);
            }
            done.set(true);
            int others = fast.stream().mapToInt(CompletableFuture::join).sum();

            alone.send("{'a':'nf','id':1,'c':'documents','d':'" + name + "','v':null}");
            assertEquals(1L + EDITS + others, alone.receiveUntil(message -> "nf".equals(message.get("a"))).getLast().get("v"));
        } finally {
            done.set(true);
        }
    }

    /** How many edits it made. */
    private int typeUntil(AtomicBoolean done, WireClient client) {
        long revision = 1;
        int edits = 0;
        while (!done.get()) {
            revision = type(client, revision, ++edits);
        }
        client.close();
        return edits;
    }

    /** Makes one edit and returns the revision after it. */
    private long type(WireClient client, long revision, int sequence) {
        client.send(op(revision, sequence, "'op':[{'insert':'x'}]"));
        Map<String, Object> ack = client.receiveUntil(message -> !message.containsKey("op")).getLast();
        assertEquals((long) sequence, ack.get("seq"), ack::toString);
        return (Long) ack.get("v") + 1;
    }

    private String op(long revision, int sequence, String change) {
        return "{'a':'op','c':'documents','d':'" + name + "','v':" + revision + ",'seq':" + sequence + "," + change + "}";
    }
}
