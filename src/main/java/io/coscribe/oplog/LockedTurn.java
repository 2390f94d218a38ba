package io.coscribe.oplog;

import io.coscribe.session.CommittedOperation;
import io.coscribe.session.DocumentLog;
import io.coscribe.session.DocumentLog.AppendResult;
import io.coscribe.session.DocumentState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A turn is a transaction that holds the document's advisory lock. Ordinary appends try the same lock, shared, and don't
 * wait for it; turns wait in a queue. A node that falls silent in its turn loses it with its transaction.
 */
final class LockedTurn implements DocumentLog.Turn {

    /**
     * Waits for the lock. In the same statement, before: how long to wait for it, and how long the transaction may do
     * nothing, both in milliseconds.
     */
    private static final String LOCK = """
            select set_config('lock_timeout', '10000', true),
              set_config('idle_in_transaction_session_timeout', '5000', true),
              pg_advisory_xact_lock($1)""";

    /**
     * Where turns are taken.
     *
     * @param places fewer than the pool has connections: a turn keeps one, and who has it may need another to go on
     */
    record Connections(Pool pool, Places places) {}

    /** A transaction that holds the lock, and what others had committed before. */
    private record Taken(Transaction transaction, List<CommittedOperation> missed) {}

    private final Places places;
    private final SqlConnection connection;
    private final Taken taken;
    private final BiFunction<List<CommittedOperation>, DocumentState, BatchInsert.Append> batch;

    private LockedTurn(
            Places places,
            SqlConnection connection,
            Taken taken,
            BiFunction<List<CommittedOperation>, DocumentState, BatchInsert.Append> batch) {
        this.places = places;
        this.connection = connection;
        this.taken = taken;
        this.batch = batch;
    }

    /**
     * @param read reads what the writer has missed, on the connection that holds the lock
     * @param batch makes the row that operations are kept in
     */
    static Future<DocumentLog.Turn> take(
            Connections connections,
            long documentKey,
            Function<SqlConnection, Future<List<CommittedOperation>>> read,
            BiFunction<List<CommittedOperation>, DocumentState, BatchInsert.Append> batch) {
        return connections.places.enter().compose(_ -> connections.pool.getConnection()
                .compose(connection -> take(connection, documentKey, read)
                        .<DocumentLog.Turn>map(taken -> new LockedTurn(connections.places, connection, taken, batch))
                        .onFailure(_ -> connection.close()))
                .onFailure(_ -> connections.places.leave()));
    }

    private static Future<Taken> take(
            SqlConnection connection,
            long documentKey,
            Function<SqlConnection, Future<List<CommittedOperation>>> read) {
        return connection.begin().compose(transaction -> {
            // The second is sent along with the first, and sees what had been committed when the first had the lock.
            Future<?> locked = connection.preparedQuery(LOCK).execute(Tuple.of(documentKey));
            Future<List<CommittedOperation>> missed = read.apply(connection);
            return locked.compose(_ -> missed)
                    .map(all -> new Taken(transaction, all))
                    .recover(failure -> rolledBack(transaction, failure));
        });
    }

    private static <T> Future<T> rolledBack(Transaction transaction, Throwable failure) {
        return transaction.rollback().transform(_ -> Future.failedFuture(failure));
    }

    @Override
    public List<CommittedOperation> missed() {
        return taken.missed;
    }

    @Override
    public CompletionStage<AppendResult> append(List<CommittedOperation> operations, DocumentState after) {
        return Future.succeededFuture()
                .compose(_ -> insertAndCommit(operations, after))
                .recover(failure -> rolledBack(taken.transaction, failure))
                .onComplete(_ -> end())
                .toCompletionStage();
    }

    /** Both are sent at once: where the insert fails there is nothing to commit, and PostgreSQL rolls back. */
    private Future<AppendResult> insertAndCommit(List<CommittedOperation> operations, DocumentState after) {
        Future<Set<BatchInsert.Key>> inserted =
                BatchInsert.into(connection, List.of(batch.apply(operations, after)));
        Future<Void> committed = taken.transaction.commit();
        return inserted.compose(keys -> committed.map(_ -> result(keys)));
    }

    private static AppendResult result(Set<BatchInsert.Key> inserted) {
        return inserted.isEmpty() ? AppendResult.CONFLICT : AppendResult.APPENDED;
    }

    @Override
    public void pass() {
        taken.transaction.rollback().onComplete(_ -> end());
    }

    private void end() {
        connection.close();
        places.leave();
    }
}
