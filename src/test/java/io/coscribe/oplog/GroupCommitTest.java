package io.coscribe.oplog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.session.DocumentLog.AppendResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    /** Begins statements, which end when the test says so. */
    private static final class Database implements GroupCommit.Statement {

        private record Begun(List<Long> documents, Promise<Set<BatchInsert.Key>> result, Set<BatchInsert.Key> keys) {}

        private final Queue<Begun> begun = new ArrayDeque<>();

        @Override
        public Future<Set<BatchInsert.Key>> write(Collection<BatchInsert.Append> appends) {
            Set<BatchInsert.Key> keys = new HashSet<>();
            appends.forEach(append -> keys.add(append.key()));
            Begun one = new Begun(appends.stream().map(BatchInsert.Append::documentKey).toList(), Promise.promise(), keys);
            begun.add(one);
            return one.result.future();
        }

        void end() {
            Begun one = begun.remove();
            one.result.complete(one.keys);
        }

        void fail() {
            begun.remove().result.fail("the database is away");
        }

        void assertWriting(long... documents) {
            assertEquals(1, begun.size());
            assertEquals(Arrays.stream(documents).boxed().toList(), begun.peek().documents);
        }
    }

    /** Goes on when the test says so. */
    private static final class Clock implements GroupCommit.Timer {

        private record Task(long due, Runnable task) {}

        private final Queue<Task> tasks = new ArrayDeque<>();
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void runAfter(Duration delay, Runnable task) {
            tasks.add(new Task(now + delay.toNanos(), task));
        }

        void pass(Duration time) {
            now += time.toNanos();
            while (!tasks.isEmpty() && tasks.peek().due <= now) {
                tasks.remove().task.run();
            }
        }
    }

    private final Database database = new Database();
    private final Clock clock = new Clock();
    private final GroupCommit commits = new GroupCommit(database, clock);

    GroupCommitTest() {
        clock.pass(Duration.ofSeconds(1));
    }

    private CompletableFuture<AppendResult> append(long document, long revision) {
        return commits.append(new BatchInsert.Append(
                        document, revision, 1, new byte[] {1}, new BatchInsert.TypeChange.Same()))
                .toCompletableFuture();
    }

    @Test
    void theFirstIsWrittenAtOnce() {
        CompletableFuture<AppendResult> one = append(1, 0);
        database.assertWriting(1);
        assertFalse(one.isDone());
        database.end();
        assertEquals(AppendResult.APPENDED, one.join());
    }

    @Test
    void oneDocumentNeverWaits() {
        append(1, 0);
        database.end();
        append(1, 1);
        database.assertWriting(1);
        append(1, 2);
        database.end();
        database.assertWriting(1);
    }

    @Test
    void severalDocumentsKeepAPace() {
        append(1, 0);
        append(2, 0);
        clock.pass(MILLISECOND);
        database.end();
        assertTrue(database.begun.isEmpty());
        append(3, 0);
        clock.pass(MILLISECOND.multipliedBy(2));
        assertTrue(database.begun.isEmpty());
        clock.pass(MILLISECOND);
        database.assertWriting(2, 3);
    }

    @Test
    void whereTheLastTookLongNobodyWaits() {
        append(1, 0);
        append(2, 0);
        clock.pass(MILLISECOND.multipliedBy(4));
        database.end();
        database.assertWriting(2);
    }

    @Test
    void whoComesAfterAPauseDoesNotWait() {
        append(1, 0);
        database.end();
        clock.pass(MILLISECOND.multipliedBy(4));
        append(2, 0);
        database.assertWriting(2);
    }

    @Test
    void ofTwoAtOneRevisionTheFirstIsTried() {
        append(1, 0);
        CompletableFuture<AppendResult> first = append(2, 5);
        CompletableFuture<AppendResult> second = append(2, 5);
        clock.pass(MILLISECOND.multipliedBy(4));
        database.end();
        database.assertWriting(2);
        database.end();
        assertEquals(AppendResult.APPENDED, first.join());
        assertEquals(AppendResult.CONFLICT, second.join());
    }

    @Test
    void aFailureIsThatOfAllInTheStatementAndOthersGoOn() {
        CompletableFuture<AppendResult> one = append(1, 0);
        CompletableFuture<AppendResult> next = append(1, 1);
        database.fail();
        assertTrue(one.isCompletedExceptionally());
        database.assertWriting(1);
        database.end();
        assertEquals(AppendResult.APPENDED, next.join());
    }
}
