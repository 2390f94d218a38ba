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

    private final SqlConnection connection;
    private final Transaction transaction;
    private final List<CommittedOperation> missed;
    private final BiFunction<List<CommittedOperation>, DocumentState, BatchInsert.Append> batch;

    private LockedTurn(
            SqlConnection connection,
            Transaction transaction,
            List<CommittedOperation> missed,
            BiFunction<List<CommittedOperation>, DocumentState, BatchInsert.Append> batch) {
        this.connection = connection;
        this.transaction = transaction;
        this.missed = missed;
        this.batch = batch;
    }

    /**
     * @param read reads what the writer has missed, on the connection that holds the lock
     * @param batch makes the row that operations are kept in
     */
    static Future<DocumentLog.Turn> take(
            Pool pool,
            long documentKey,
            Function<SqlConnection, Future<List<CommittedOperation>>> read,
            BiFunction<List<CommittedOperation>, DocumentState, BatchInsert.Append> batch) {
        return pool.getConnection().compose(connection -> connection.begin()
                .compose(transaction -> connection.preparedQuery(LOCK).execute(Tuple.of(documentKey))
                        .compose(_ -> read.apply(connection))
                        .<DocumentLog.Turn>map(missed -> new LockedTurn(connection, transaction, missed, batch))
                        .recover(failure -> transaction.rollback().transform(_ -> Future.failedFuture(failure))))
                .onFailure(_ -> connection.close()));
    }

    @Override
    public List<CommittedOperation> missed() {
        return missed;
    }

    @Override
    public CompletionStage<AppendResult> append(List<CommittedOperation> operations, DocumentState after) {
        return BatchInsert.into(connection, List.of(batch.apply(operations, after)))
                .compose(inserted -> transaction.commit().map(_ -> result(inserted)))
                .onComplete(_ -> connection.close())
                .toCompletionStage();
    }

    private static AppendResult result(Set<BatchInsert.Key> inserted) {
        return inserted.isEmpty() ? AppendResult.CONFLICT : AppendResult.APPENDED;
    }

    @Override
    public void pass() {
        transaction.rollback().onComplete(_ -> connection.close());
    }
}
