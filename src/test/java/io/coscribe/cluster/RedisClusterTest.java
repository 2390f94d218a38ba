package io.coscribe.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.redis.client.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes on a cluster of three real Redis masters. */
class RedisClusterTest {

    private static final int SLOTS = 16_384;

    private final Buses buses = new Buses();
    private final RedisServers servers = new RedisServers(buses.vertx());
    private final List<Integer> ports = Stream.generate(RedisServers::freePort).distinct().limit(3).toList();
    private final List<Process> masters = new ArrayList<>();

    @BeforeEach
    void start() {
        for (int i = 0; i < ports.size(); i++) {
            int port = ports.get(i);
            masters.add(servers.start(port,
                    "--cluster-enabled", "yes",
                    "--cluster-config-file", "cluster-" + port + ".conf",
                    "--cluster-node-timeout", "1000"));
            int from = SLOTS * i / ports.size();
            int to = SLOTS * (i + 1) / ports.size();
            servers.ask(port, Command.CLUSTER, Stream.concat(
                    Stream.of("ADDSLOTS"), IntStream.range(from, to).mapToObj(Integer::toString)).toArray(String[]::new));
            servers.ask(port, Command.CLUSTER, "MEET", "127.0.0.1", ports.getFirst().toString());
        }
        ports.forEach(port -> servers.await(() -> {
            String info = servers.ask(port, Command.CLUSTER, "INFO").toString();
            return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:3");
        }));
    }

    @AfterEach
    void stop() {
        buses.close();
        servers.close();
    }

    private String host(int index) {
        return "127.0.0.1:" + ports.get(index);
    }

    @Test
    void whatIsSaidToOneMasterIsHeardFromAnotherInOrder() {
        RedisBus ann = buses.connected("redis-cluster://" + host(0));
        RedisBus bob = buses.connected("redis-cluster://" + host(1));
        Buses.await(bob.subscribe("t", buses::hear).started());

        for (int i = 0; i < 5_000; i++) {
            ann.publish("t", "" + i);
        }
        for (int i = 0; i < 5_000; i++) {
            assertEquals("" + i, buses.next());
        }
    }

    @Test
    void whoLosesItsMasterGoesToAnother() {
        RedisBus ann = buses.connected("redis-cluster://" + host(0));
        RedisBus bob = buses.connected("redis-cluster://" + host(1) + "," + host(2));
        Buses.await(bob.subscribe("t", buses::hear).started());

        // Its two connections are on one each.
        masters.get(1).destroyForcibly();
        buses.awaitRestored();

        ann.publish("t", "x");
        assertEquals("x", buses.next());
    }
}
