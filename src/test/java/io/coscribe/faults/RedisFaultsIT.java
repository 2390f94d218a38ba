package io.coscribe.faults;

import io.coscribe.faults.Fault.Server;
import io.coscribe.faults.Fault.Trouble;
import io.coscribe.id.OperationId;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Redis only carries news: what one node has committed reaches another's clients without it, from the log. */
@Tag("faults")
class RedisFaultsIT {

    @RegisterExtension
    static final SharedCluster NODES = new SharedCluster();

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault.Network(1, Server.REDIS, Trouble.HANG),
                new Fault.Network(1, Server.REDIS, Trouble.LOSE_ANSWERS),
                new Fault.Network(1, Server.REDIS, Trouble.BLACKHOLE),
                new Fault.Network(1, Server.REDIS, Trouble.CUT),
                new Fault.KillRedis());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void whatOneNodeCommitsReachesTheOther(Fault fault) throws IOException {
        SharedDocument text = SharedDocument.named("redis-faults-" + fault.hashCode(), DocumentKind.PLAIN_TEXT);
        Cluster cluster = NODES.cluster();
        Nemesis nemesis = new Nemesis(cluster);
        try (Typist typist = new Typist(cluster.node(0), text); Follower follower = new Follower(cluster.node(1), text)) {
            nemesis.begin(fault);
            OperationId last;
            try {
                follower.await(typist.type("while it lasts"));
                last = typist.type("before it ends");
            } finally {
                nemesis.end(fault);
            }
            follower.await(last);
            follower.await(typist.type("afterwards"));
        }
    }
}
