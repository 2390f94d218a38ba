package io.coscribe.faults;

import io.coscribe.faults.Fault.Server;
import io.coscribe.faults.Fault.Trouble;
import io.coscribe.id.OperationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A firewall forgets the connections of a node, or a server behind an address is replaced: nobody tells the node, which
 * must give up waiting by itself.
 */
@Tag("faults")
class SilentNetworkIT {

    /** So many connections to the database are in use at once. */
    private static final int DOCUMENTS = 5;

    @RegisterExtension
    static final SharedCluster NODES = new SharedCluster();

    /** Somebody who types at the node that is cut off, and somebody who reads it at the other. */
    private record Pair(Typist typist, Follower follower) implements AutoCloseable {

        static Pair on(SharedDocument text) throws IOException {
            return new Pair(new Typist(NODES.cluster().node(0), text), new Follower(NODES.cluster().node(1), text));
        }

        void pass(String what) {
            try {
                OperationId typed = typist.type(what);
                follower.await(typed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            typist.close();
            follower.close();
        }
    }

    /** The nodes are shared: what is silent would keep the next test waiting. */
    @AfterEach
    void endWhatIsSilent() {
        Nemesis nemesis = new Nemesis(NODES.cluster());
        for (Server server : Server.values()) {
            Fault end = new Fault.Network(0, server, Trouble.CUT);
            nemesis.begin(end);
            nemesis.end(end);
        }
    }

    @ParameterizedTest(name = "to {0}")
    @EnumSource
    void whoTypesIsAcknowledgedAgainAndWhoReadsHearsOfIt(Server server) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        try {
            for (int i = 0; i < DOCUMENTS; i++) {
                pairs.add(Pair.on(SharedDocument.named("silent-" + server + "-" + i, DocumentKind.PLAIN_TEXT)));
            }
            allPass(pairs, "before");
            new Nemesis(NODES.cluster()).begin(new Fault.Network(0, server, Trouble.BLACKHOLE));
            allPass(pairs, "into the silence");
            allPass(pairs, "afterwards");
        } finally {
            pairs.forEach(Pair::close);
        }
    }

    /** All at once, each as soon as its link's patience allows. */
    private static void allPass(List<Pair> pairs, String what) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(pairs.stream()
                    .map(pair -> CompletableFuture.runAsync(() -> pair.pass(what), threads))
                    .toArray(CompletableFuture[]::new)).join();
        }
    }
}
