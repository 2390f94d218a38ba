package io.coscribe.access;

import io.coscribe.id.DocumentId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/** The record of access changes. It is only ever added to, in the transaction of what it tells. */
@Singleton
class AccessEvents {

    private static final String RECORD = """
            insert into access_event (document_key, actor_id, actor_name, kind, subject_id, subject_name, role, link_key)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String LIST = """
            select happened_at, actor_id, actor_name, kind, subject_id, subject_name, role, link_key
            from access_event e join document d on d.key = e.document_key
            where d.collection = $1 and d.name = $2
            order by e.key desc limit $3 offset $4""";

    private final Pool pool;

    @Inject
    AccessEvents(Pool pool) {
        this.pool = pool;
    }

    static Uni<Void> record(SqlConnection connection, long documentKey, User actor, AccessChange change) {
        return connection.preparedQuery(RECORD)
                .execute(Tuple.from(new Object[] {
                    documentKey,
                    actor.id(),
                    actor.name(),
                    change.kind(),
                    change.about().map(User::id).orElse(null),
                    change.about().map(User::name).orElse(null),
                    change.given().map(Role::text).orElse(null),
                    change.link().orElse(null)
                }))
                .replaceWithVoid();
    }

    /** Newest first. @param page counts from 0 */
    Uni<List<AccessEvent>> list(DocumentId document, int page, int size) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(document.collection(), document.name(), size, Math.multiplyExact(page, size)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(AccessEvents::read).toList());
    }

    private static AccessEvent read(Row row) {
        return new AccessEvent(
                row.getOffsetDateTime(0).toInstant(),
                new User(row.getString(1), row.getString(2)),
                row.getString(3),
                row.getString(4) == null ? null : new User(row.getString(4), row.getString(5)),
                row.getString(6) == null ? null : Role.of(row.getString(6)),
                row.getLong(7) == null ? null : String.valueOf(row.getLong(7)));
    }
}
