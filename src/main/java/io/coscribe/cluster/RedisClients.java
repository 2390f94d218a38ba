package io.coscribe.cluster;

import io.vertx.redis.client.Redis;

/** Makes clients of the Redis that the nodes share. */
interface RedisClients {

    /** A client for one connection, which whoever takes it closes. */
    Redis next();
}
