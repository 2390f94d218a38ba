package io.coscribe.cluster;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes clients of the Redis that a URL names, for one connection each.
 *
 * <p>Sentinels are asked for the present master each time. Of a cluster, each connection takes one node, and another
 * after a failure: messages that are published on any of them are heard on all. The client's own cluster connection
 * would send every message to another node, and they could overtake each other.
 *
 * <p>Belongs to the bus' context.
 */
final class RedisClients {

    private final Vertx vertx;
    private final List<RedisOptions> ways;
    private int way;

    /** @param random where to begin in a cluster, so that nodes spread over it */
    RedisClients(Vertx vertx, RedisUrl url, NetClientOptions network, RandomGenerator random) {
        this.vertx = vertx;
        this.ways = switch (url.form()) {
            case SINGLE -> List.of(options(network, url.endpoints()));
            case SENTINEL -> List.of(options(network, url.endpoints())
                    .setType(RedisClientType.SENTINEL)
                    .setMasterName(url.master().orElseThrow()));
            case CLUSTER -> url.endpoints().stream().map(node -> options(network, List.of(node))).toList();
        };
        this.way = random.nextInt(ways.size());
    }

    private static RedisOptions options(NetClientOptions network, List<String> endpoints) {
        return new RedisOptions().setNetClientOptions(new NetClientOptions(network)).setEndpoints(endpoints);
    }

    /** Whoever takes it closes it. */
    Redis next() {
        way = (way + 1) % ways.size();
        return Redis.createClient(vertx, ways.get(way));
    }
}
