package io.coscribe.oplog;

import io.coscribe.id.DocumentId;
import io.coscribe.ot.OtTypes;
import io.coscribe.session.DocumentLog;
import io.coscribe.session.OperationCodec;
import io.coscribe.session.OperationLog;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** The operation log in PostgreSQL. */
@Singleton
public class PostgresOperationLog implements OperationLog {

    private static final String HEADS = """
            select d.collection, d.name, newest.first_revision + newest.operation_count
            from unnest($1::text[], $2::text[]) as asked (collection, name)
            join document d using (collection, name)
            cross join lateral (
              select first_revision, operation_count from operation_batch
              where document_key = d.key order by first_revision desc limit 1) newest""";

    private final Pool pool;
    private final GroupCommit commits;
    private final LockedTurn.Connections turns;
    private final SnapshotStore snapshots;
    private final OperationCodec codec;

    @Inject
    public PostgresOperationLog(
            Pool pool,
            @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int poolSize,
            Mutiny.SessionFactory hibernate,
            Vertx vertx,
            OtTypes types) {
        this.pool = pool;
        this.commits = new GroupCommit(appends -> BatchInsert.into(pool, appends), timer(vertx));
        this.turns = new LockedTurn.Connections(pool, new Places(Math.max(1, poolSize / 2)));
        this.snapshots = new SnapshotStore(hibernate, vertx);
        this.codec = new OperationCodec(types);
    }

    private static GroupCommit.Timer timer(Vertx vertx) {
        return new GroupCommit.Timer() {

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void runAfter(Duration delay, Runnable task) {
                vertx.setTimer(Math.max(1, delay.toMillis()), _ -> task.run());
            }
        };
    }

    @Override
    public DocumentLog of(DocumentId document) {
        return new PostgresDocumentLog(document, pool, commits, turns, snapshots, codec);
    }

    @Override
    public CompletionStage<Map<DocumentId, Long>> heads(Collection<DocumentId> documents) {
        String[] collections = documents.stream().map(DocumentId::collection).toArray(String[]::new);
        String[] names = documents.stream().map(DocumentId::name).toArray(String[]::new);
        return pool.preparedQuery(HEADS)
                .execute(Tuple.wrap(new Object[] {collections, names}))
                .map(PostgresOperationLog::heads)
                .toCompletionStage();
    }

    private static Map<DocumentId, Long> heads(RowSet<Row> rows) {
        Map<DocumentId, Long> heads = new HashMap<>();
        rows.forEach(row -> heads.put(new DocumentId(row.getString(0), row.getString(1)), row.getLong(2)));
        return heads;
    }
}
