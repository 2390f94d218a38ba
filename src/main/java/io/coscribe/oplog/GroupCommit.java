package io.coscribe.oplog;

import io.coscribe.session.DocumentLog.AppendResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Writes the batches of all documents with one statement at a time. What comes while one is on its way is collected
 * and makes the next, so that a commit's cost is shared by everything that waited for it. A statement is its own
 * transaction: when it has returned, its rows are durable.
 *
 * <p>Where several documents are written to, statements keep a {@linkplain #PACE pace}: many who type in many documents
 * leave so little between two keys that each would have a commit of its own, which costs far more than what it carries.
 * Where it is one document, whose batches have gathered before, nothing waits.
 *
 * <p>Called from any thread; the list of what waits is guarded by this object's lock.
 */
final class GroupCommit {

    /** The statement that writes batches, at most one of each document and revision, and says which of them it has. */
    @FunctionalInterface
    interface Statement {

        Future<Set<BatchInsert.Key>> write(Collection<BatchInsert.Append> appends);
    }

    /** Runs tasks later. */
    interface Timer {

        /** By the clock of {@link System#nanoTime}. */
        long nanoTime();

        void runAfter(Duration delay, Runnable task);
    }

    private record Waiting(BatchInsert.Append append, CompletableFuture<AppendResult> result) {

        BatchInsert.Key key() {
            return append.key();
        }
    }

    /** In bytes of payload; PostgreSQL takes no statement of a gigabyte. */
    private static final long MAX_SIZE = 64L * 1024 * 1024;

    /** In batches. Each takes a lock for a moment, and PostgreSQL has room for some thousands. */
    private static final int MAX_COUNT = 1_000;

    /** From the beginning of one statement to that of the next: nobody notices it. */
    private static final Duration PACE = Duration.ofMillis(4);

    /** No document has this key. */
    private static final long SEVERAL = -1;

    private final Statement statement;
    private final Timer timer;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean underWay;
    private long writtenTo = SEVERAL;
    private long begun;

    GroupCommit(Statement statement, Timer timer) {
        this.statement = statement;
        this.timer = timer;
        this.begun = timer.nanoTime();
    }

    /** See {@link io.coscribe.session.DocumentLog#append}. */
    CompletionStage<AppendResult> append(BatchInsert.Append append) {
        CompletableFuture<AppendResult> result = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(new Waiting(append, result));
            if (underWay) {
                return result;
            }
            underWay = true;
        }
        writeInTime();
        return result;
    }

    private void writeInTime() {
        Duration delay = delay();
        if (delay.isPositive()) {
            timer.runAfter(delay, this::writeWaiting);
        } else {
            writeWaiting();
        }
    }

    private synchronized Duration delay() {
        boolean goesOn = waiting.isEmpty() || waiting.peek().append.documentKey() == writtenTo;
        return goesOn ? Duration.ZERO : PACE.minusNanos(timer.nanoTime() - begun);
    }

    private void writeWaiting() {
        List<Waiting> group = new ArrayList<>();
        synchronized (this) {
            long size = 0;
            while (!waiting.isEmpty() && size < MAX_SIZE && group.size() < MAX_COUNT) {
                size += waiting.peek().append.payload().length;
                group.add(waiting.remove());
            }
            if (group.isEmpty()) {
                underWay = false;
                return;
            }
            begun = timer.nanoTime();
            writtenTo = onlyDocument(group);
        }
        Map<BatchInsert.Key, Waiting> writers = new LinkedHashMap<>();
        group.forEach(one -> writers.putIfAbsent(one.key(), one));
        insert(writers.values()).onComplete(written -> {
            if (written.succeeded()) {
                tell(group, writers, written.result());
            } else {
                group.forEach(one -> one.result.completeExceptionally(written.cause()));
            }
            writeInTime();
        });
    }

    private static long onlyDocument(List<Waiting> group) {
        long first = group.getFirst().append.documentKey();
        return group.stream().allMatch(one -> one.append.documentKey() == first) ? first : SEVERAL;
    }

    private Future<Set<BatchInsert.Key>> insert(Collection<Waiting> writers) {
        try {
            return statement.write(writers.stream().map(Waiting::append).toList());
        } catch (RuntimeException | OutOfMemoryError e) {
            return Future.failedFuture(e);
        }
    }

    /** Of several writers of one group at the same revision, only the first was tried. */
    private static void tell(
            List<Waiting> group, Map<BatchInsert.Key, Waiting> writers, Set<BatchInsert.Key> inserted) {
        for (Waiting one : group) {
            boolean appended = writers.get(one.key()) == one && inserted.contains(one.key());
            one.result.complete(appended ? AppendResult.APPENDED : AppendResult.CONFLICT);
        }
    }
}
