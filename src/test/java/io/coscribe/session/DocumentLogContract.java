package io.coscribe.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import io.coscribe.ot.OtType;
import io.coscribe.ot.OtTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every operation log must do, whatever it keeps its operations in. */
public abstract class DocumentLogContract {

    private static final OtType RICH_TEXT = OtTypes.standard().find("rich-text").orElseThrow();

    protected final DocumentId document = new DocumentId("contract", UUID.randomUUID().toString());

    protected abstract OperationLog log();

    /** Another node's view of the same document. */
    private DocumentLog another() {
        return log().of(document);
    }

    protected static CommittedOperation create(long revision) {
        try {
            return new CommittedOperation(
                    revision, new OperationId("ann", revision), new Change.Create(RICH_TEXT, RICH_TEXT.create(null)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static CommittedOperation insert(long revision, String text) {
        return new CommittedOperation(revision, new OperationId("ann", revision),
                new Change.Edit(EncodedOperation.received("{\"ops\":[{\"insert\":\"" + text + "\"}]}")));
    }

    protected static CommittedOperation delete(long revision) {
        return new CommittedOperation(revision, new OperationId("ann", revision), new Change.Delete());
    }

    protected static DocumentLog.AppendResult append(DocumentLog log, CommittedOperation... operations) {
        return await(log.append(List.of(operations), state(log, operations)));
    }

    private static DocumentState state(DocumentLog log, CommittedOperation... operations) {
        DocumentState state = replay(await(log.load(operations[0].revision())));
        try {
            for (CommittedOperation operation : operations) {
                state = state.after(operation.id(), operation.change());
            }
            return state;
        } catch (ChangeRefusedException e) {
            throw new AssertionError(e);
        }
    }

    protected static DocumentState replay(DocumentLog.Stored stored) {
        DocumentState state = stored.snapshot();
        try {
            for (CommittedOperation operation : stored.tail()) {
                state = state.after(operation.id(), operation.change());
            }
            return state;
        } catch (ChangeRefusedException e) {
            throw new AssertionError(e);
        }
    }

    protected static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static List<String> lines(List<CommittedOperation> operations) {
        return operations.stream()
                .map(operation -> operation.revision() + " " + operation.id() + " " + Desk.kind(operation.change()))
                .toList();
    }

    @Test
    void aDocumentWithoutOperationsWasNeverCreated() {
        assertEquals(DocumentState.NEVER_CREATED, replay(await(another().load(DocumentLog.NEWEST))));
        assertEquals(List.of(), await(another().read(0, DocumentLog.NEWEST)));
    }

    @Test
    void whatWasAppendedIsReadBackByEveryone() {
        DocumentLog log = another();
        append(log, create(0), insert(1, "b"));
        append(log, insert(2, "a"));

        assertEquals(
                List.of("0 ann#0 create", "1 ann#1 {\"ops\":[{\"insert\":\"b\"}]}",
                        "2 ann#2 {\"ops\":[{\"insert\":\"a\"}]}"),
                lines(await(another().read(0, DocumentLog.NEWEST))));
        assertEquals("{\"ops\":[{\"insert\":\"ab\"}]}", Desk.text(replay(await(another().load(DocumentLog.NEWEST)))));
    }

    @Test
    void someOfALongSliceIsItsBeginning() {
        String large = "x".repeat(400_000);
        append(another(), create(0), insert(1, "a"));
        for (int revision = 2; revision < 8; revision++) {
            append(another(), insert(revision, large));
        }

        List<Long> some = await(another().readSome(1, 7)).stream().map(CommittedOperation::revision).toList();
        assertEquals(1L, some.getFirst());
        assertTrue(some.size() < 6, some::toString);
        assertEquals(List.of(7L), await(another().readSome(7, 8)).stream().map(CommittedOperation::revision).toList());
    }

    @Test
    void theHeadsOfManyDocumentsAreReadAtOnce() {
        append(another(), create(0), insert(1, "a"));
        append(another(), insert(2, "b"));
        DocumentId other = new DocumentId("contract", UUID.randomUUID().toString());
        append(log().of(other), create(0));
        DocumentId never = new DocumentId("contract", UUID.randomUUID().toString());

        Map<DocumentId, Long> heads = new HashMap<>(await(log().heads(List.of(document, other, never))));
        heads.remove(never, 0L);
        assertEquals(Map.of(document, 3L, other, 1L), heads);
    }

    @Test
    void aSliceMayBeginAndEndInsideBatches() {
        append(another(), create(0), insert(1, "1"), insert(2, "2"));
        append(another(), insert(3, "3"), insert(4, "4"));

        assertEquals(List.of(1L, 2L, 3L),
                await(another().read(1, 4)).stream().map(CommittedOperation::revision).toList());
        assertEquals(List.of(4L),
                await(another().read(4, DocumentLog.NEWEST)).stream().map(CommittedOperation::revision).toList());
        assertEquals(List.of(), await(another().read(5, DocumentLog.NEWEST)));
        assertEquals("{\"ops\":[{\"insert\":\"21\"}]}", Desk.text(replay(await(another().load(3)))));
    }

    @Test
    void ofTwoWritersAtOneHeadTheSecondConflictsAndWritesNothing() {
        append(another(), create(0));

        assertEquals(DocumentLog.AppendResult.APPENDED, append(another(), insert(1, "a"), insert(2, "b")));
        assertEquals(DocumentLog.AppendResult.CONFLICT, append(another(), insert(1, "x")));
        assertEquals(3, await(another().read(0, DocumentLog.NEWEST)).size());
    }

    @Test
    void ofManyWritersAtOnceExactlyOneIsThrough() {
        append(another(), create(0));
        List<CompletableFuture<DocumentLog.AppendResult>> results = new ArrayList<>();
        DocumentState after = state(another(), insert(1, "x"));
        List<DocumentLog> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writers.add(another());
            await(writers.getLast().read(0, DocumentLog.NEWEST));
        }
        for (DocumentLog writer : writers) {
            results.add(writer.append(List.of(insert(1, "w" + results.size())), after).toCompletableFuture());
        }

        long appended = results.stream().filter(result -> await(result) == DocumentLog.AppendResult.APPENDED).count();
        assertEquals(1, appended);
        assertEquals(2, await(another().read(0, DocumentLog.NEWEST)).size());
    }

    @Test
    void aTurnSeesWhatWasMissedAndShutsOthersOut() {
        append(another(), create(0));
        append(another(), insert(1, "a"));
        DocumentLog.Turn turn = await(another().takeTurn(1));

        assertEquals(List.of(1L), turn.missed().stream().map(CommittedOperation::revision).toList());
        assertEquals(DocumentLog.AppendResult.CONFLICT, append(another(), insert(2, "x")));
        assertEquals(DocumentLog.AppendResult.APPENDED,
                await(turn.append(List.of(insert(2, "b")), state(another(), insert(2, "b")))));
        assertEquals(DocumentLog.AppendResult.APPENDED, append(another(), insert(3, "c")));
        assertEquals(4, await(another().read(0, DocumentLog.NEWEST)).size());
    }

    @Test
    void aTurnPassedOnLeavesNothingBehind() {
        append(another(), create(0));
        await(another().takeTurn(1)).pass();

        await(await(another().takeTurn(1)).append(List.of(insert(1, "a")), state(another(), insert(1, "a"))));
        assertEquals(2, await(another().read(0, DocumentLog.NEWEST)).size());
    }

    @Test
    void aSnapshotShortensTheTailAndChangesNothing() {
        append(another(), create(0), insert(1, "a"), insert(2, "b"));
        DocumentState before = replay(await(another().load(DocumentLog.NEWEST)));
        await(another().saveSnapshot(before));
        append(another(), insert(3, "c"));

        DocumentLog.Stored stored = await(another().load(DocumentLog.NEWEST));
        assertEquals(3, stored.snapshot().revision());
        assertEquals(before.body().orElseThrow().creation(), stored.snapshot().body().orElseThrow().creation());
        assertEquals(1, stored.tail().size());
        assertEquals("{\"ops\":[{\"insert\":\"cba\"}]}", Desk.text(replay(stored)));
    }

    @Test
    void anOlderSnapshotDoesNotReplaceANewerOne() {
        append(another(), create(0), insert(1, "a"));
        DocumentState newer = replay(await(another().load(DocumentLog.NEWEST)));
        DocumentState older = replay(await(another().load(1)));
        await(another().saveSnapshot(newer));
        await(another().saveSnapshot(older));

        assertEquals(2, await(another().load(DocumentLog.NEWEST)).snapshot().revision());
    }

    @Test
    void aDeletedDocumentCanBeSnapshotToo() {
        append(another(), create(0), delete(1));
        await(another().saveSnapshot(replay(await(another().load(DocumentLog.NEWEST)))));

        DocumentLog.Stored stored = await(another().load(DocumentLog.NEWEST));
        assertEquals(2, stored.snapshot().revision());
        assertEquals("none", Desk.text(replay(stored)));
    }

    @Test
    void thePastBehindASnapshotIsStillThere() {
        append(another(), create(0), insert(1, "a"), insert(2, "b"));
        await(another().saveSnapshot(replay(await(another().load(DocumentLog.NEWEST)))));

        assertEquals("{\"ops\":[{\"insert\":\"a\"}]}", Desk.text(replay(await(another().load(2)))));
    }
}
