package io.coscribe.cluster;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Two nodes as an extension of test classes, which starts them once for the whole run. */
public final class TwoNodes implements BeforeAllCallback {

    private static final class Started implements AutoCloseable {

        private final RunningNodes running =
                new RunningNodes("node", Map.of("coscribe.socket.unread-limit", "1M")).start();
        private final List<URI> bases = List.of(running.startNode().base(), running.startNode().base());

        @Override
        public void close() {
            running.close();
        }
    }

    private Started started;

    @Override
    public void beforeAll(ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(ExtensionContext.Namespace.create(TwoNodes.class));
        started = store.computeIfAbsent(Started.class, _ -> new Started(), Started.class);
    }

    /** Where node {@code index}, 0 or 1, is served. */
    public URI base(int index) {
        return started.bases.get(index);
    }
}
