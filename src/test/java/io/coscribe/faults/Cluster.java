package io.coscribe.faults;

import io.coscribe.cluster.RedisProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Several nodes of the packaged service with a Redis of their own, on a database that outlives them. */
final class Cluster implements AutoCloseable {

    private final Database database;
    private final RedisProcess redis = new RedisProcess();
    private final List<Node> nodes = new ArrayList<>();

    /** @param logs the folder for what the nodes print */
    Cluster(int size, Database database, Path logs) {
        this.database = database;
        try {
            redis.start();
            for (int i = 0; i < size; i++) {
                nodes.add(node(i, logs));
            }
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                CompletableFuture.allOf(nodes.stream()
                        .map(node -> CompletableFuture.runAsync(node::start, threads))
                        .toArray(CompletableFuture[]::new)).join();
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Node node(int index, Path logs) {
        TcpProxy toDatabase = new TcpProxy(database.port());
        TcpProxy toRedis = new TcpProxy(redis.port());
        Map<String, String> settings = Map.of(
                "coscribe.database.url", database.url(toDatabase),
                "coscribe.redis.url", "redis://127.0.0.1:" + toRedis.port(),
                "coscribe.socket.unread-limit", "1M",
                "coscribe.socket.unanswered-limit", "1M");
        return new Node(
                index, Map.of(Fault.Server.DATABASE, toDatabase, Fault.Server.REDIS, toRedis), settings, logs);
    }

    Database database() {
        return database;
    }

    RedisProcess redis() {
        return redis;
    }

    Node node(int index) {
        return nodes.get(index);
    }

    /** The nodes that aren't known to be down: a frozen one is among them. */
    List<URI> addresses() {
        return nodes.stream().flatMap(node -> node.base().stream()).toList();
    }

    /** Where a load balancer might lead a client. */
    URI anyAddress(Random random) {
        List<URI> addresses = addresses();
        return addresses.isEmpty() ? URI.create("http://127.0.0.1:1") : addresses.get(random.nextInt(addresses.size()));
    }

    /** Every node that runs writes into its log what all its threads do. */
    void dump() {
        nodes.forEach(Node::dump);
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        redis.close();
    }
}
