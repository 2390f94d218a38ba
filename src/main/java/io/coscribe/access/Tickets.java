package io.coscribe.access;

import io.coscribe.id.RandomId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Tickets stand for a token in the address of a socket, which proxies write into their logs. By then a ticket is used
 * up. They lie in the database, so that any node takes what another has given.
 */
@Singleton
public class Tickets {

    private static final Duration LIFETIME = Duration.ofSeconds(30);

    private final Pool pool;
    private final RandomId ids;
    private final InstantSource clock;

    @Inject
    Tickets(Pool pool, RandomId ids, InstantSource clock) {
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    /** A ticket for {@code user}, whose socket lives until {@code tokenExpires}. */
    Uni<Ticket> issue(User user, Instant tokenExpires) {
        Secret secret = Secret.random(ids);
        Instant now = clock.instant();
        Instant expires = now.plus(LIFETIME);
        return pool.preparedQuery("delete from socket_ticket where expires_at < $1")
                .execute(Tuple.of(at(now)))
                .chain(() -> pool.preparedQuery("insert into socket_ticket values ($1, $2, $3, $4, $5)")
                        .execute(Tuple.from(new Object[] {
                            Buffer.buffer(secret.hash()),
                            user.id(), user.name(), at(tokenExpires), at(expires)
                        })))
                .replaceWith(new Ticket(secret.text(), expires));
    }

    /** Who the ticket was given to; fails with {@link InvalidTokenException} if there is none, or none any more. */
    public Uni<Visitor> redeem(String ticket) {
        return pool.preparedQuery("""
                        delete from socket_ticket where hash = $1
                        returning user_id, user_name, token_expires_at, expires_at > $2""")
                .execute(Tuple.of(
                        Buffer.buffer(new Secret(ticket).hash()),
                        at(clock.instant())))
                .map(Tickets::visitor);
    }

    private static Visitor visitor(RowSet<Row> rows) {
        if (rows.size() == 0 || !rows.iterator().next().getBoolean(3)) {
            throw new InvalidTokenException("The ticket is used up or expired");
        }
        Row row = rows.iterator().next();
        return Visitor.of(new User(row.getString(0), row.getString(1)), row.getOffsetDateTime(2).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
