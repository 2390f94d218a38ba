package io.coscribe.cluster;

import io.coscribe.database.PostgresTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nodes of the packaged service that share a database and a Redis, all of them real processes. */
public final class RunningNodes implements AutoCloseable {

    private final String name;
    private final PostgresTestResource database = new PostgresTestResource();
    private final RedisProcess redis = new RedisProcess();
    private final Map<String, String> settings = new HashMap<>();
    private final List<ServiceProcess> nodes = new ArrayList<>();

    /**
     * @param name tells their logs from those of others
     * @param settings of every node, as system properties
     */
    public RunningNodes(String name, Map<String, String> settings) {
        this.name = name;
        this.settings.putAll(settings);
    }

    /** Starts what the nodes share. */
    public RunningNodes start() {
        redis.start();
        settings.putAll(database.start());
        settings.put("coscribe.redis.url", redis.url());
        return this;
    }

    /** One more node, which this closes in the end at the latest. */
    public ServiceProcess startNode() {
        try {
            Path logs = Files.createDirectories(ServiceProcess.jar().resolveSibling("../node-logs"));
            String node = name + "-" + nodes.size();
            Map<String, String> own = new HashMap<>(settings);
            own.put("coscribe.data-dir", logs.resolve(node + "-data").toString());
            ServiceProcess process = ServiceProcess.start(own, logs.resolve(node + ".log"));
            nodes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
