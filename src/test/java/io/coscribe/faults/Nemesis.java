package io.coscribe.faults;

import io.coscribe.faults.Schedule.Planned;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes faults happen to a cluster and takes them back. Faults of different things overlap as they are planned; of two
 * for one thing the second waits until the first has passed.
 */
final class Nemesis {

    private static final Duration DELAY = Duration.ofMillis(100);

    private final Cluster cluster;
    private final Map<String, Lock> victims = new ConcurrentHashMap<>();

    Nemesis(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Returns when every fault has passed and every process runs. */
    void run(Schedule schedule) {
        Instant begin = Instant.now();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(schedule.faults().stream()
                    .map(planned -> CompletableFuture.runAsync(() -> run(planned, begin), threads))
                    .toArray(CompletableFuture[]::new)).join();
        }
    }

    private void run(Planned planned, Instant begin) {
        Await.pause(Duration.between(Instant.now(), begin.plus(planned.start())));
        Lock victim = victims.computeIfAbsent(victim(planned.fault()), _ -> new ReentrantLock());
        victim.lock();
        try {
            begin(planned.fault());
            Await.pause(planned.length());
            end(planned.fault());
        } finally {
            victim.unlock();
        }
    }

    private static String victim(Fault fault) {
        return switch (fault) {
            case Fault.KillNode(int node) -> "node " + node;
            case Fault.StopNode(int node) -> "node " + node;
            case Fault.FreezeNode(int node) -> "node " + node;
            case Fault.KillRedis() -> "Redis";
            case Fault.StopDatabase _, Fault.SlowDisk _ -> "database";
            case Fault.Network(int node, Fault.Server server, _) -> "network of " + node + " to " + server;
        };
    }

    void begin(Fault fault) {
        switch (fault) {
            case Fault.KillNode(int node) -> cluster.node(node).kill();
            case Fault.StopNode(int node) -> cluster.node(node).stop();
            case Fault.FreezeNode(int node) -> cluster.node(node).freeze();
            case Fault.KillRedis() -> cluster.redis().close();
            case Fault.StopDatabase(var how) -> cluster.database().stop(how);
            case Fault.SlowDisk(Duration delay) -> cluster.database().slowDown(delay);
            case Fault.Network(int node, Fault.Server server, Fault.Trouble trouble) -> {
                TcpProxy proxy = cluster.node(node).network(server);
                switch (trouble) {
                    case CUT -> proxy.cut();
                    case HANG -> proxy.hang();
                    case LOSE_ANSWERS -> proxy.holdAnswers();
                    case BLACKHOLE -> proxy.silence();
                    case SLOW -> proxy.delay(DELAY);
                }
            }
        }
    }

    void end(Fault fault) {
        switch (fault) {
            case Fault.KillNode(int node) -> cluster.node(node).start();
            case Fault.StopNode(int node) -> cluster.node(node).start();
            case Fault.FreezeNode(int node) -> cluster.node(node).thaw();
            case Fault.KillRedis() -> cluster.redis().start();
            case Fault.StopDatabase _ -> cluster.database().startAgain();
            case Fault.SlowDisk _ -> cluster.database().speedUp();
            case Fault.Network(int node, Fault.Server server, Fault.Trouble trouble) -> {
                TcpProxy proxy = cluster.node(node).network(server);
                if (trouble == Fault.Trouble.LOSE_ANSWERS) {
                    proxy.cut();
                }
                proxy.pass();
            }
        }
    }
}
