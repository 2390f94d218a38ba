package io.coscribe.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.redis.client.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes on a Redis that has a replica and a sentinel, all real. */
class RedisSentinelTest {

    private final Buses buses = new Buses();
    private final RedisServers servers = new RedisServers(buses.vertx());

    @AfterEach
    void stop() {
        buses.close();
        servers.close();
    }

    @Test
    void whenTheMasterDiesNodesMeetOnTheNextOne() {
        int first = RedisServers.freePort();
        int second = RedisServers.freePort();
        int sentinel = RedisServers.freePort();
        Process master = servers.start(first);
        servers.start(second, "--replicaof", "127.0.0.1", "" + first);
        servers.start(sentinel,
                servers.file("sentinel.conf",
                        "sentinel monitor main 127.0.0.1 " + first + " 1",
                        "sentinel down-after-milliseconds main 500",
                        "sentinel failover-timeout main 5000").toString(),
                "--sentinel");
        servers.await(() -> servers.ask(first, Command.INFO, "replication").toString().contains("state=online"));
        servers.await(() -> servers.ask(sentinel, Command.SENTINEL, "REPLICAS", "main").size() == 1);
        // The host that has died since the address was written stands first.
        String url = "redis-sentinel://127.0.0.1:" + RedisServers.freePort() + ",127.0.0.1:" + sentinel + "/0#main";
        RedisBus ann = buses.connected(url);
        RedisBus bob = buses.connected(url);
        Buses.await(bob.subscribe("t", buses::hear).started());
        ann.publish("t", "before");
        assertEquals("before", buses.next());

        master.destroyForcibly();
        buses.awaitRestored();
        buses.awaitRestored();

        ann.publish("t", "after");
        assertEquals("after", buses.next());
        servers.await(() -> servers.ask(second, Command.INFO, "replication").toString().contains("role:master"));
    }
}
