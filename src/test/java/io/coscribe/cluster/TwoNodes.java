package io.coscribe.cluster;

import io.coscribe.database.PostgresTestResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Two nodes of the packaged service that share a database and a Redis, all of them real processes. As an extension of
 * test classes it starts them once for the whole run.
 */
public final class TwoNodes implements BeforeAllCallback {

    private static final class Running implements AutoCloseable {

        private final PostgresTestResource database = new PostgresTestResource();
        private final RedisProcess redis = new RedisProcess();
        private final List<ServiceProcess> nodes = new ArrayList<>();

        void start() throws IOException {
            redis.start();
            Map<String, String> settings = new HashMap<>(database.start());
            settings.put("coscribe.redis.url", redis.url());
            settings.put("coscribe.socket.unread-limit", "1M");
            Path logs = Files.createDirectories(ServiceProcess.jar().resolveSibling("../node-logs"));
            for (int i = 0; i < 2; i++) {
                nodes.add(ServiceProcess.start(settings, logs.resolve("node-" + i + ".log")));
            }
        }

        @Override
        public void close() {
            nodes.forEach(ServiceProcess::close);
            redis.close();
            database.stop();
        }
    }

    private Running running;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        ExtensionContext.Store store = context.getRoot().getStore(ExtensionContext.Namespace.create(TwoNodes.class));
        running = store.get(Running.class, Running.class);
        if (running == null) {
            running = new Running();
            store.put(Running.class, running);
            running.start();
        }
    }

    /** Where node {@code index}, 0 or 1, is served. */
    public URI base(int index) {
        return running.nodes.get(index).base();
    }
}
