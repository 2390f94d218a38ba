package io.coscribe.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The connections that operations, documents and snapshots are written and read through. One that has fallen silent,
 * as when a firewall forgets it, is given up: what waits for its answer fails, and is tried again on another.
 */
@Singleton
public class DatabasePool implements PgPoolCreator {

    /**
     * Longer than anybody waits for a {@linkplain io.coscribe.session.DocumentLog#takeTurn turn}, and than the pool keeps
     * a connection that nobody uses.
     */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final Duration CONNECTING = Duration.ofSeconds(10);

    @Override
    public Pool create(Input input) {
        List<PgConnectOptions> servers = input.pgConnectOptionsList();
        servers.forEach(DatabasePool::giveUpSilentConnections);
        return PgBuilder.pool().connectingTo(List.copyOf(servers)).with(input.poolOptions()).using(input.vertx()).build();
    }

    private static void giveUpSilentConnections(PgConnectOptions server) {
        server.setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setReadIdleTimeout((int) SILENCE.toMillis())
                .setConnectTimeout((int) CONNECTING.toMillis());
    }
}
