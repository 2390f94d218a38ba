package io.coscribe.session;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Where everything about one session happens, one task after another. Brings the log's answers back to it, asks again
 * while the log is away, and ends when a task fails: what goes wrong there can't be mended by going on.
 */
final class SessionThread {

    private static final Logger LOG = Logger.getLogger(SessionThread.class);

    private final SessionExecutor executor;
    private final Supplier<String> where;
    private final Runnable onFailure;
    private Backoff backoff = Backoff.START;
    private boolean ended;

    /**
     * @param where names the session in the log of the service
     * @param onFailure runs after a failure, when no other task does any more
     */
    SessionThread(SessionExecutor executor, Supplier<String> where, Runnable onFailure) {
        this.executor = executor;
        this.where = where;
        this.onFailure = onFailure;
    }

    /** Runs {@code task} when its turn comes, unless the session has ended by then. From any thread. */
    void run(Runnable task) {
        executor.execute(() -> guarded(task));
    }

    /** See {@link SessionExecutor#nanoTime}. */
    long nanoTime() {
        return executor.nanoTime();
    }

    /** As {@link #run}, when {@code delay} has passed. */
    void runAfter(Duration delay, Runnable task) {
        executor.executeAfter(delay, () -> guarded(task));
    }

    /** No task runs any more. */
    void end() {
        ended = true;
    }

    /** Asks the log until it answers. */
    <T> void ask(Supplier<CompletionStage<T>> question, Consumer<T> onAnswer) {
        ask(question, onAnswer, _ -> {});
    }

    /** @param onTooLate takes an answer that comes after the end */
    <T> void ask(Supplier<CompletionStage<T>> question, Consumer<T> onAnswer, Consumer<T> onTooLate) {
        question.get().whenComplete((answer, failure) -> executor.execute(() -> {
            if (ended && failure == null) {
                onTooLate.accept(answer);
            }
            guarded(() -> answered(
                    answer, failure, onAnswer, cause -> retry(cause, () -> ask(question, onAnswer, onTooLate))));
        }));
    }

    /** Asks the log once. */
    <T> void askOnce(CompletionStage<T> question, Consumer<T> onAnswer, Consumer<Throwable> onFailure) {
        question.whenComplete((answer, failure) -> run(() -> answered(answer, failure, onAnswer, onFailure)));
    }

    private <T> void answered(T answer, Throwable failure, Consumer<T> onAnswer, Consumer<Throwable> onFailure) {
        if (failure == null) {
            backoff = Backoff.START;
            onAnswer.accept(answer);
        } else {
            onFailure.accept(failure instanceof CompletionException ? failure.getCause() : failure);
        }
    }

    /**
     * Runs {@code task} after a while, the longer the more often the log has failed.
     *
     * @throws CorruptLogException if that is what the log has failed with
     */
    void retry(Throwable failure, Runnable task) {
        if (failure instanceof CorruptLogException corrupt) {
            throw corrupt;
        }
        LOG.logf(backoff == Backoff.START ? Logger.Level.WARN : Logger.Level.DEBUG,
                "%s: the log is not reachable, trying again: %s", where.get(), failure);
        runAfter(backoff.delay(), task);
        backoff = backoff.next();
    }

    private void guarded(Runnable task) {
        if (ended) {
            return;
        }
        try {
            task.run();
        } catch (CorruptLogException e) {
            LOG.errorf("%s: the log can't be read: %s", where.get(), e.getMessage());
            fail();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.errorf(e, "%s: the session can't go on", where.get());
            fail();
        }
    }

    private void fail() {
        end();
        onFailure.run();
    }
}
