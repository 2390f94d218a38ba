package io.coscribe.oplog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.database.PostgresTestResource;
import io.coscribe.id.DocumentId;
import io.coscribe.session.CorruptLogException;
import io.coscribe.session.DocumentLog;
import io.coscribe.session.DocumentLogContract;
import io.coscribe.session.DocumentState;
import io.coscribe.session.OperationLog;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresTestResource.class, scope = TestResourceScope.GLOBAL)
class PostgresOperationLogTest extends DocumentLogContract {

    @Inject
    PostgresOperationLog log;

    @Inject
    Pool pool;

    @Override
    protected OperationLog log() {
        return log;
    }

    private DocumentLog documentLog() {
        return log.of(document);
    }

    private Object single(String query) {
        return await(pool.preparedQuery(query).execute(Tuple.of(document.name())).toCompletionStage())
                .iterator().next().getValue(0);
    }

    @Test
    void theListsCopyOfTheTypeFollowsTheLog() {
        append(documentLog(), create(0), insert(1, "a"));
        assertEquals("http://sharejs.org/types/rich-text/v1", single("select type from document where name = $1"));
        append(documentLog(), delete(2));
        assertEquals(null, single("select type from document where name = $1"));
        append(documentLog(), create(3));
        assertEquals("http://sharejs.org/types/rich-text/v1", single("select type from document where name = $1"));
    }

    @Test
    void ofOldSnapshotsTheMilestonesStay() {
        append(documentLog(), create(0));
        DocumentState state = replay(await(documentLog().load(DocumentLog.NEWEST)));
        for (int revision = 200; revision <= 3_000; revision += 200) {
            await(documentLog().saveSnapshot(new DocumentState(revision, state.body())));
        }

        assertEquals("1000,2000,3000", single("""
                select string_agg(revision::text, ',' order by revision)
                from snapshot join document on key = document_key where name = $1"""));
        assertEquals(2_000, await(log.of(document).load(2_500)).snapshot().revision());
    }

    @Test
    void turnsOfManyDocumentsLeaveRoomForTheRest() throws Exception {
        List<CompletableFuture<DocumentLog.Turn>> turns = IntStream.range(0, 30)
                .mapToObj(i -> log.of(new DocumentId("contract", document.name() + i)).takeTurn(0).toCompletableFuture())
                .toList();
        await(CompletableFuture.anyOf(turns.toArray(CompletableFuture[]::new)));

        append(documentLog(), create(0));
        assertEquals(1, await(documentLog().read(0, DocumentLog.NEWEST)).size());
        CompletableFuture.allOf(turns.stream().map(turn -> turn.thenAccept(DocumentLog.Turn::pass))
                .toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
    }

    @Test
    void aLostRaceDoesNotTouchTheType() {
        append(documentLog(), create(0));
        append(documentLog(), insert(1, "a"));
        assertEquals(DocumentLog.AppendResult.CONFLICT, append(documentLog(), delete(1)));

        assertEquals("http://sharejs.org/types/rich-text/v1", single("select type from document where name = $1"));
    }

    @Test
    void timesLeadToRevisions() {
        assertEquals(0L, await(documentLog().revisionAt(Instant.now())));
        append(documentLog(), create(0), insert(1, "a"));
        OffsetDateTime committed = (OffsetDateTime) single(
                "select committed_at from operation_batch b join document d on d.key = b.document_key where d.name = $1");

        assertEquals(2L, await(documentLog().revisionAt(committed.toInstant())));
        assertEquals(0L, await(documentLog().revisionAt(committed.toInstant().minusMillis(1))));
    }

    @Test
    void aPayloadThatIsNoBatchIsCorruptAndNotEmpty() {
        append(documentLog(), create(0), insert(1, "a"));
        await(pool.preparedQuery("update operation_batch set payload = '\\x00' "
                + "where document_key = (select key from document where name = $1)")
                .execute(Tuple.of(document.name())).toCompletionStage());

        CompletionException failure =
                assertThrows(CompletionException.class, () -> await(documentLog().load(DocumentLog.NEWEST)));
        assertInstanceOf(CorruptLogException.class, failure.getCause());
    }

    @Test
    void aMissingBatchIsCorruptAndNotSkipped() {
        append(documentLog(), create(0));
        append(documentLog(), insert(1, "a"));
        append(documentLog(), insert(2, "b"));
        await(pool.preparedQuery("delete from operation_batch where first_revision = 1 "
                + "and document_key = (select key from document where name = $1)")
                .execute(Tuple.of(document.name())).toCompletionStage());

        CompletionException failure =
                assertThrows(CompletionException.class, () -> await(documentLog().load(DocumentLog.NEWEST)));
        assertInstanceOf(CorruptLogException.class, failure.getCause());
    }
}
