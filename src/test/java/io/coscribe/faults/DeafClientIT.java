package io.coscribe.faults;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that asks and never reads is cut off, and nobody waits for it. */
@Tag("faults")
class DeafClientIT {

    private static final int LARGE = 10_000;

    @RegisterExtension
    static final SharedCluster NODES = new SharedCluster();

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void othersTypeAndReadUntilItIsCutOff() throws IOException {
        SharedDocument text = SharedDocument.named("never-read", DocumentKind.PLAIN_TEXT);
        Cluster cluster = NODES.cluster();
        try (Typist typist = new Typist(cluster.node(0), text); Follower follower = new Follower(cluster.node(1), text)) {
            try (DeafClient deaf = new DeafClient(cluster, List.of(text), new Random(1))) {
                while (deaf.cutOffs() < 2) {
                    follower.await(typist.type("x".repeat(LARGE)));
                }
            }
        }
    }
}
