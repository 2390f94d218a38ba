package io.coscribe.socket;

import io.coscribe.cluster.TwoNodes;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The protocol with every other client on another node. */
class TwoNodesIT extends ProtocolContract {

    private static TwoNodes nodes;

    @BeforeAll
    static void startNodes() {
        nodes = TwoNodes.start(Map.of("coscribe.socket.unread-limit", "1M"));
    }

    @AfterAll
    static void stopNodes() {
        if (nodes != null) {
            nodes.close();
        }
    }

    @Override
    URI node(int client) {
        return nodes.base(client % 2);
    }
}
