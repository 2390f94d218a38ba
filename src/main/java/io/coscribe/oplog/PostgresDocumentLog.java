package io.coscribe.oplog;

import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import io.coscribe.ot.OtType;
import io.coscribe.session.Change;
import io.coscribe.session.CommittedOperation;
import io.coscribe.session.CorruptLogException;
import io.coscribe.session.DocumentLog;
import io.coscribe.session.DocumentState;
import io.coscribe.session.OperationCodec;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One document's rows. A document without operations has none, and stays without until its first append. */
final class PostgresDocumentLog implements DocumentLog {

    private static final String FIND_KEY = "select key from document where collection = $1 and name = $2";

    private static final String MAKE_KEY = """
            insert into document (collection, name) values ($1, $2)
            on conflict (collection, name) do update set collection = excluded.collection
            returning key""";

    /** Batches overlapping [$2, $3): the one that $2 may fall into begins at most at $2. */
    private static final String READ_BATCHES = """
            select first_revision, payload from operation_batch
            where document_key = $1 and first_revision < $3 and first_revision >= coalesce(
              (select max(first_revision) from operation_batch where document_key = $1 and first_revision <= $2), 0)
            order by first_revision""";

    /** As {@link #READ_BATCHES}: the first, and more as long as those before it are smaller than $4. */
    private static final String READ_SOME_BATCHES = """
            select first_revision, payload from (
              select first_revision, payload,
                sum(octet_length(payload)) over (order by first_revision) - octet_length(payload) as size_before
              from operation_batch
              where document_key = $1 and first_revision < $3 and first_revision >= coalesce(
                (select max(first_revision) from operation_batch where document_key = $1 and first_revision <= $2), 0)
              order by first_revision limit 1000) page
            where size_before < $4 order by first_revision""";

    /** In bytes of payload. */
    private static final long SOME = 1_000_000;

    private static final String REVISION_AT = """
            select first_revision + operation_count from operation_batch
            where document_key = $1 and committed_at <= $2 order by first_revision desc limit 1""";

    private final DocumentId document;
    private final Pool pool;
    private final GroupCommit commits;
    private final LockedTurn.Connections turns;
    private final SnapshotStore snapshots;
    private final OperationCodec codec;
    private volatile Optional<Long> knownKey = Optional.empty();

    PostgresDocumentLog(
            DocumentId document,
            Pool pool,
            GroupCommit commits,
            LockedTurn.Connections turns,
            SnapshotStore snapshots,
            OperationCodec codec) {
        this.document = document;
        this.pool = pool;
        this.commits = commits;
        this.turns = turns;
        this.snapshots = snapshots;
        this.codec = codec;
    }

    @Override
    public CompletionStage<Stored> load(long revision) {
        return findKey()
                .compose(key -> key.isEmpty()
                        ? Future.succeededFuture(new Stored(DocumentState.NEVER_CREATED, List.of()))
                        : load(key.get(), revision))
                .toCompletionStage();
    }

    private Future<Stored> load(long key, long revision) {
        return Future.fromCompletionStage(snapshots.find(key, revision))
                .map(found -> found.map(this::snapshot).orElse(DocumentState.NEVER_CREATED))
                .compose(snapshot -> read(pool, key, snapshot.revision(), revision)
                        .map(tail -> new Stored(snapshot, tail)));
    }

    @Override
    public CompletionStage<Long> revisionAt(Instant time) {
        OffsetDateTime at = time.atOffset(ZoneOffset.UTC);
        return findKey()
                .compose(key -> key.isEmpty()
                        ? Future.succeededFuture(0L)
                        : pool.preparedQuery(REVISION_AT).execute(Tuple.of(key.get(), at))
                                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0)))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<List<CommittedOperation>> read(long from, long to) {
        return findKey()
                .compose(key -> key.isEmpty()
                        ? Future.succeededFuture(List.<CommittedOperation>of())
                        : read(pool, key.get(), from, to))
                .map(operations -> requireAll(operations, from, to))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<List<CommittedOperation>> readSome(long from, long to) {
        return findKey()
                .compose(key -> pool.preparedQuery(READ_SOME_BATCHES)
                        .execute(Tuple.of(key.orElse(null), from, to, SOME)))
                .map(rows -> requireAll(operations(rows, from, to), from, from + 1))
                .toCompletionStage();
    }

    private static List<CommittedOperation> requireAll(List<CommittedOperation> operations, long from, long to) {
        if (to != NEWEST && operations.size() < to - from) {
            throw new CorruptLogException(
                    "of the operations from " + from + " to " + to + " only " + operations.size() + " are there", null);
        }
        return operations;
    }

    private Future<List<CommittedOperation>> read(SqlClient database, long key, long from, long to) {
        return database.preparedQuery(READ_BATCHES).execute(Tuple.of(key, from, to))
                .map(rows -> operations(rows, from, to));
    }

    private List<CommittedOperation> operations(RowSet<Row> batches, long from, long to) {
        List<CommittedOperation> operations = new ArrayList<>();
        long expected = from;
        for (Row batch : batches) {
            for (CommittedOperation operation : codec.decode(batch.getLong(0), batch.getBuffer(1).getBytes())) {
                if (operation.revision() < from || operation.revision() >= to) {
                    continue;
                }
                if (operation.revision() != expected++) {
                    throw new CorruptLogException(
                            "operation " + (expected - 1) + " is missing before " + operation.revision(), null);
                }
                operations.add(operation);
            }
        }
        return operations;
    }

    @Override
    public CompletionStage<AppendResult> append(List<CommittedOperation> operations, DocumentState after) {
        return makeKey()
                .compose(key -> Future.fromCompletionStage(commits.append(batch(key, operations, after))))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<Turn> takeTurn(long from) {
        return makeKey()
                .compose(key -> LockedTurn.take(
                        turns,
                        key,
                        connection -> read(connection, key, from, NEWEST),
                        (operations, after) -> batch(key, operations, after)))
                .toCompletionStage();
    }

    private BatchInsert.Append batch(long key, List<CommittedOperation> operations, DocumentState after) {
        return new BatchInsert.Append(
                key,
                operations.getFirst().revision(),
                operations.size(),
                codec.encode(operations),
                typeChange(operations, after));
    }

    private static BatchInsert.TypeChange typeChange(List<CommittedOperation> operations, DocumentState after) {
        return operations.stream().allMatch(operation -> operation.change() instanceof Change.Edit)
                ? new BatchInsert.TypeChange.Same()
                : new BatchInsert.TypeChange.Now(after.body().map(body -> body.type().uri()));
    }

    @Override
    public CompletionStage<Void> saveSnapshot(DocumentState state) {
        return makeKey()
                .compose(key -> Future.fromCompletionStage(snapshots.save(entity(key, state))))
                .toCompletionStage();
    }

    private SnapshotEntity entity(long key, DocumentState state) {
        SnapshotEntity entity = new SnapshotEntity();
        entity.documentKey = key;
        entity.revision = state.revision();
        state.body().ifPresent(body -> {
            entity.type = body.type().uri();
            entity.content = codec.encodeContent(body.type(), body.content());
            entity.createdBy = body.creation().id().client();
            entity.createdSequence = body.creation().id().sequence();
            entity.createdRevision = body.creation().revision();
        });
        return entity;
    }

    private DocumentState snapshot(SnapshotEntity entity) {
        if (entity.type == null) {
            return new DocumentState(entity.revision, Optional.empty());
        }
        OtType type = codec.type(entity.type);
        return new DocumentState(entity.revision, Optional.of(new DocumentState.Body(
                type,
                codec.decodeContent(type, entity.content),
                new DocumentState.Creation(
                        new OperationId(entity.createdBy, entity.createdSequence), entity.createdRevision))));
    }

    private Future<Optional<Long>> findKey() {
        return knownKey.isPresent() ? Future.succeededFuture(knownKey) : keyBy(FIND_KEY);
    }

    private Future<Long> makeKey() {
        return knownKey.isPresent() ? Future.succeededFuture(knownKey.get()) : keyBy(MAKE_KEY).map(Optional::get);
    }

    private Future<Optional<Long>> keyBy(String query) {
        return pool.preparedQuery(query).execute(Tuple.of(document.collection(), document.name())).map(rows -> {
            rows.forEach(row -> knownKey = Optional.of(row.getLong(0)));
            return knownKey;
        });
    }
}
