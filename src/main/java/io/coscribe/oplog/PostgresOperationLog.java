package io.coscribe.oplog;

import io.coscribe.id.DocumentId;
import io.coscribe.ot.OtTypes;
import io.coscribe.session.DocumentLog;
import io.coscribe.session.OperationLog;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The operation log in PostgreSQL. */
@Singleton
public class PostgresOperationLog implements OperationLog {

    private final Pool pool;
    private final GroupCommit commits;
    private final OperationCodec codec;

    @Inject
    public PostgresOperationLog(Pool pool, OtTypes types) {
        this.pool = pool;
        this.commits = new GroupCommit(pool);
        this.codec = new OperationCodec(types);
    }

    @Override
    public DocumentLog of(DocumentId document) {
        return new PostgresDocumentLog(document, pool, commits, codec);
    }
}
