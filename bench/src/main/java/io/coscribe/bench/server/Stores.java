package io.coscribe.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The one PostgreSQL and the one Redis of all durable servers of a run. */
public final class Stores implements AutoCloseable {

    private final PostgresStore postgres;
    private final RedisStore redis;

    /**
     * Starts both.
     *
     * @param work gets their logs, programs and data
     */
    Stores(Path work) throws IOException {
        redis = new RedisStore(work);
        postgres = new PostgresStore(work);
    }

    /** A new database, as {@code postgresql://user:password@host:port/name}. */
    String database(String name) {
        return postgres.create(name);
    }

    /** Redis, as {@code redis://host:port}. */
    String redis() {
        return redis.url();
    }

    /** What works for a server that uses them, while no other server has work. */
    List<ProcessHandle> processes() {
        return List.of(postgres.handle(), redis.handle());
    }

    @Override
    public void close() throws IOException {
        redis.close();
        postgres.close();
    }
}
