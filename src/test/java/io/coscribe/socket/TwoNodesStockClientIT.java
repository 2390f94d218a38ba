package io.coscribe.socket;

import io.coscribe.cluster.TwoNodes;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The npm client whose every connection is to the other node, also when it comes back. */
class TwoNodesStockClientIT extends StockClientContract {

    @RegisterExtension
    static final TwoNodes NODES = new TwoNodes();

    @Override
    List<URI> nodes() {
        return List.of(NODES.base(0), NODES.base(1));
    }
}
