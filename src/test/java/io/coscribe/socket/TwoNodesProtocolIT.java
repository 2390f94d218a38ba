package io.coscribe.socket;

import io.coscribe.cluster.TwoNodes;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The protocol with every other client on another node. */
class TwoNodesProtocolIT extends ProtocolContract {

    @RegisterExtension
    static final TwoNodes NODES = new TwoNodes();

    @Override
    URI node(int client) {
        return NODES.base(client % 2);
    }
}
