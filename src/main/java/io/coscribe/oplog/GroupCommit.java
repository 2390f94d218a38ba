package io.coscribe.oplog;

import io.coscribe.session.DocumentLog.AppendResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Writes the batches of all documents with one statement at a time. What comes while one is on its way is collected
 * and makes the next, so that a commit's cost is shared by everything that waited for it. A statement is its own
 * transaction: when it has returned, its rows are durable.
 *
 * <p>Called from any thread; the list of what waits is guarded by this object's lock.
 */
final class GroupCommit {

    /** A batch of one document. */
    record Append(long documentKey, long firstRevision, int count, byte[] payload, TypeChange typeChange) {}

    /** What a batch does to the document's existence: nothing, or it has this type (or none) afterwards. */
    sealed interface TypeChange {

        record Same() implements TypeChange {}

        record Now(Optional<String> uri) implements TypeChange {}
    }

    private record Waiting(Append append, CompletableFuture<AppendResult> result) {

        RowKey key() {
            return new RowKey(append.documentKey, append.firstRevision);
        }
    }

    private record RowKey(long documentKey, long firstRevision) {}

    /** Inserts what can be inserted and returns the keys of what was; a missing key lost against another writer. */
    private static final String INSERT = """
            with batch as (
              select * from unnest($1::bigint[], $2::bigint[], $3::integer[], $4::bytea[], $5::boolean[], $6::text[])
                as b (document_key, first_revision, operation_count, payload, type_changed, type)
            ), inserted as (
              insert into operation_batch (document_key, first_revision, operation_count, payload)
              select document_key, first_revision, operation_count, payload from batch order by document_key
              on conflict do nothing
              returning document_key, first_revision
            ), typed as (
              update document d set type = b.type
              from batch b join inserted i using (document_key, first_revision)
              where b.type_changed and d.key = b.document_key
            )
            select document_key, first_revision from inserted""";

    /** In bytes of payload; PostgreSQL takes no statement of a gigabyte. */
    private static final long MAX_SIZE = 64L * 1024 * 1024;

    private final Pool pool;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean underWay;

    GroupCommit(Pool pool) {
        this.pool = pool;
    }

    /** See {@link io.coscribe.session.DocumentLog#append}. */
    CompletionStage<AppendResult> append(Append append) {
        CompletableFuture<AppendResult> result = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(new Waiting(append, result));
            if (underWay) {
                return result;
            }
            underWay = true;
        }
        writeWaiting();
        return result;
    }

    private void writeWaiting() {
        List<Waiting> group = new ArrayList<>();
        synchronized (this) {
            long size = 0;
            while (!waiting.isEmpty() && size < MAX_SIZE) {
                size += waiting.peek().append.payload.length;
                group.add(waiting.remove());
            }
            if (group.isEmpty()) {
                underWay = false;
                return;
            }
        }
        Map<RowKey, Waiting> writers = new LinkedHashMap<>();
        group.forEach(one -> writers.putIfAbsent(one.key(), one));
        insert(writers.values()).onComplete(written -> {
            if (written.succeeded()) {
                tell(group, writers, written.result());
            } else {
                group.forEach(one -> one.result.completeExceptionally(written.cause()));
            }
            writeWaiting();
        });
    }

    private Future<RowSet<Row>> insert(Collection<Waiting> writers) {
        try {
            return pool.preparedQuery(INSERT).execute(parameters(writers));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static Tuple parameters(Collection<Waiting> writers) {
        List<Append> appends = writers.stream().map(Waiting::append).toList();
        return Tuple.wrap(new Object[] {
            appends.stream().map(Append::documentKey).toArray(Long[]::new),
            appends.stream().map(Append::firstRevision).toArray(Long[]::new),
            appends.stream().map(Append::count).toArray(Integer[]::new),
            appends.stream().map(append -> Buffer.buffer(append.payload)).toArray(Buffer[]::new),
            appends.stream().map(append -> append.typeChange instanceof TypeChange.Now).toArray(Boolean[]::new),
            appends.stream().map(append -> typeAfter(append.typeChange)).toArray(String[]::new),
        });
    }

    private static String typeAfter(TypeChange change) {
        return switch (change) {
            case TypeChange.Same() -> null;
            case TypeChange.Now(Optional<String> uri) -> uri.orElse(null);
        };
    }

    /** Of several writers of one group at the same revision, only the first was tried. */
    private static void tell(List<Waiting> group, Map<RowKey, Waiting> writers, RowSet<Row> inserted) {
        Set<RowKey> keys = new HashSet<>();
        inserted.forEach(row -> keys.add(new RowKey(row.getLong(0), row.getLong(1))));
        for (Waiting one : group) {
            boolean appended = writers.get(one.key()) == one && keys.contains(one.key());
            one.result.complete(appended ? AppendResult.APPENDED : AppendResult.CONFLICT);
        }
    }
}
