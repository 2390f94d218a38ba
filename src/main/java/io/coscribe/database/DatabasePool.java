package io.coscribe.database;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
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

    @Override
    public Pool create(Input input) {
        return PgBuilder.pool()
                .connectingTo(List.copyOf(input.pgConnectOptionsList()))
                .with(input.poolOptions())
                .withConnectHandler(DatabasePool::watch)
                .using(input.vertx())
                .build();
    }

    /**
     * The driver's own timeouts say goodbye to the server and wait for its answer, which is what doesn't come. So the
     * network connection under it is closed, from the first of its handlers, which nothing passes on the way.
     */
    private static void watch(SqlConnection connection) {
        SocketConnectionBase driver = (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap().unwrap();
        driver.socket().channelHandlerContext().pipeline().addFirst(new Watch());
        connection.close();
    }

    private static final class Watch extends IdleStateHandler {

        Watch() {
            super(SILENCE.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
        }

        @Override
        protected void channelIdle(ChannelHandlerContext network, IdleStateEvent event) {
            network.close();
        }
    }
}
