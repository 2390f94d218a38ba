package io.coscribe.oplog;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The statement that appends batches, at most one of each document, and says which of them are in the log. */
final class BatchInsert {

    /** A batch of one document. */
    record Append(long documentKey, long firstRevision, int count, byte[] payload, TypeChange typeChange) {

        Key key() {
            return new Key(documentKey, firstRevision);
        }
    }

    /** What a batch does to the document's existence: nothing, or it has this type (or none) afterwards. */
    sealed interface TypeChange {

        record Same() implements TypeChange {}

        record Now(Optional<String> uri) implements TypeChange {}
    }

    /** Names a batch among all: no two have the same. */
    record Key(long documentKey, long firstRevision) {}

    /**
     * Inserts what can be inserted and returns its keys; of the rest another writer was first, or has the turn (see
     * {@link LockedTurn}). The lock only keeps order among writers, what makes them safe is the primary key.
     */
    private static final String INSERT = """
            insert into operation_batch (document_key, first_revision, operation_count, payload)
            select document_key, first_revision, operation_count, payload
            from unnest($1::bigint[], $2::bigint[], $3::integer[], $4::bytea[])
              as batch (document_key, first_revision, operation_count, payload)
            where pg_try_advisory_xact_lock_shared(document_key) order by document_key
            on conflict do nothing
            returning document_key, first_revision""";

    /** As {@link #INSERT}, which costs PostgreSQL a fifth less, for batches some of which change a type. */
    private static final String INSERT_AND_TYPE = """
            with batch as (
              select * from unnest($1::bigint[], $2::bigint[], $3::integer[], $4::bytea[], $5::boolean[], $6::text[])
                as b (document_key, first_revision, operation_count, payload, type_changed, type)
            ), inserted as (
              insert into operation_batch (document_key, first_revision, operation_count, payload)
              select document_key, first_revision, operation_count, payload from batch
              where pg_try_advisory_xact_lock_shared(document_key) order by document_key
              on conflict do nothing
              returning document_key, first_revision
            ), typed as (
              update document d set type = b.type
              from batch b join inserted i using (document_key, first_revision)
              where b.type_changed and d.key = b.document_key
            )
            select document_key, first_revision from inserted""";

    private BatchInsert() {}

    /** @return the batches that were inserted, once they are */
    static Future<Set<Key>> into(SqlClient database, Collection<Append> appends) {
        Tuple columns = columns(appends);
        boolean typed = appends.stream().anyMatch(append -> append.typeChange instanceof TypeChange.Now);
        if (typed) {
            columns.addValue(changes(appends)).addValue(types(appends));
        }
        return database.preparedQuery(typed ? INSERT_AND_TYPE : INSERT).execute(columns).map(BatchInsert::keys);
    }

    private static Tuple columns(Collection<Append> appends) {
        return Tuple.of(
                appends.stream().map(Append::documentKey).toArray(Long[]::new),
                appends.stream().map(Append::firstRevision).toArray(Long[]::new),
                appends.stream().map(Append::count).toArray(Integer[]::new),
                appends.stream().map(append -> Buffer.buffer(append.payload)).toArray(Buffer[]::new));
    }

    private static Boolean[] changes(Collection<Append> appends) {
        return appends.stream().map(append -> append.typeChange instanceof TypeChange.Now).toArray(Boolean[]::new);
    }

    private static String[] types(Collection<Append> appends) {
        return appends.stream().map(append -> typeAfter(append.typeChange)).toArray(String[]::new);
    }

    private static String typeAfter(TypeChange change) {
        return switch (change) {
            case TypeChange.Same() -> null;
            case TypeChange.Now(Optional<String> uri) -> uri.orElse(null);
        };
    }

    private static Set<Key> keys(RowSet<Row> inserted) {
        Set<Key> keys = new HashSet<>();
        inserted.forEach(row -> keys.add(new Key(row.getLong(0), row.getLong(1))));
        return keys;
    }
}
