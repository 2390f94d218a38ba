package io.coscribe.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The one PostgreSQL and the one Redis of all durable servers of a run. */
public final class Stores implements AutoCloseable {

    private final PostgresStore postgres;
    private final RedisStore redis;
    private final Map<String, String> databases = new HashMap<>();

    /**
     * Starts both.
     *
     * @param work gets their logs, programs and data
     */
    Stores(Path work) throws IOException {
        redis = new RedisStore(work);
        postgres = new PostgresStore(work);
    }

    /**
     * The database of that name, which is created when it is asked for first.
     *
     * @return as {@code postgresql://user:password@host:port/name}
     */
    String database(String name) {
        return databases.computeIfAbsent(name, postgres::create);
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
