package io.coscribe.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.id.OperationId;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PastStatesTest {

    private final ScriptedLog log = new ScriptedLog();
    private final SteppedExecutor executor = new SteppedExecutor();
    private final PastStates past = new PastStates(log, executor);
    private final AtomicBoolean wanted = new AtomicBoolean(true);

    @BeforeEach
    void writeHiAndThenMore() throws IOException {
        log.writeByAnother(Desk.DOCUMENT, new CommittedOperation(
                0, new OperationId("ann", 1), new Change.Create(Desk.RICH_TEXT, Desk.RICH_TEXT.create(null))));
        log.writeByAnother(Desk.DOCUMENT, Desk.committed(1, "ann", 2, "[{'insert':'hi'}]"));
        log.writeByAnother(Desk.DOCUMENT, Desk.committed(2, "ann", 3, "[{'insert':'more '}]"));
    }

    private CompletableFuture<DocumentState> atRevision(long revision) {
        return past.atRevision(Desk.DOCUMENT, revision, wanted::get).toCompletableFuture();
    }

    @Test
    void replaysUpToTheRevision() {
        assertEquals("{\"ops\":[{\"insert\":\"hi\"}]}", Desk.text(atRevision(2).join()));
    }

    @Test
    void asksUntilTheLogAnswers() {
        log.failReads(5);
        CompletableFuture<DocumentState> state = atRevision(2);
        assertFalse(state.isDone());

        executor.runAll();
        assertEquals(2, state.join().revision());
    }

    @Test
    void asksNoMoreWhenNobodyWaits() {
        log.failReads(1);
        CompletableFuture<DocumentState> state = atRevision(2);
        wanted.set(false);

        executor.runAll();
        assertFalse(state.isDone());
    }

    @Test
    void aDamagedLogIsAskedOnce() {
        log.writeByAnother(Desk.DOCUMENT, Desk.committed(3, "ann", 4, "[{'retain':99},{'insert':'!'}]"));

        CompletionException failure = assertThrows(CompletionException.class, () -> atRevision(4).join());
        assertInstanceOf(CorruptLogException.class, failure.getCause());
        assertEquals(3, atRevision(3).join().revision());
    }
}
