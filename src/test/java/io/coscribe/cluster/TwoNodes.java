package io.coscribe.cluster;

import io.coscribe.database.PostgresTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two nodes of the packaged service that share a database and a Redis, all of them real processes. */
public final class TwoNodes implements AutoCloseable {

    private final PostgresTestResource database = new PostgresTestResource();
    private final RedisProcess redis = new RedisProcess();
    private final List<ServiceProcess> nodes = new ArrayList<>();

    /** @param settings what both nodes are configured with besides database and Redis */
    public static TwoNodes start(Map<String, String> settings) {
        TwoNodes started = new TwoNodes();
        try {
            started.startAll(settings);
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private void startAll(Map<String, String> settings) {
        redis.start();
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(database.start());
        all.put("coscribe.redis.url", redis.url());
        for (int i = 0; i < 2; i++) {
            nodes.add(ServiceProcess.start(all, logFolder().resolve("node-" + i + ".log")));
        }
    }

    private static Path logFolder() {
        try {
            return Files.createDirectories(Path.of(System.getProperty("service.jar")).resolveSibling("../node-logs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where node {@code index}, 0 or 1, is served. */
    public URI base(int index) {
        return nodes.get(index).base();
    }

    public RedisProcess redis() {
        return redis;
    }

    @Override
    public void close() {
        nodes.forEach(ServiceProcess::close);
        redis.close();
        database.stop();
    }
}
