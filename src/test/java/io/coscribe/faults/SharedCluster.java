package io.coscribe.faults;

import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Two nodes for the tests that leave them sound, started once for a whole run. */
final class SharedCluster implements BeforeAllCallback {

    private final SharedDatabase database = new SharedDatabase();
    private Cluster cluster;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        database.beforeAll(context);
        ExtensionContext.Store store =
                context.getRoot().getStore(ExtensionContext.Namespace.create(SharedCluster.class));
        cluster = store.get(Cluster.class, Cluster.class);
        if (cluster == null) {
            cluster = new Cluster(2, database.database(), SharedDatabase.folder("two-nodes"));
            store.put(Cluster.class, cluster);
        }
    }

    Cluster cluster() {
        return cluster;
    }
}
