package io.coscribe.socket;

import io.netty.util.concurrent.EventExecutor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The connections that one event loop has to write to. The loop writes to a few of them, then looks at the network, and
 * goes on: a thousand readers don't keep it from hearing the next operation, and what comes while one waits for their
 * turn leaves with the same write. Who waits for an answer doesn't stand behind those who are told news.
 *
 * <p>Called from any thread.
 */
final class WriteQueue {

    /** How many of each kind come before the loop looks at the network: some tenths of a millisecond, if little is said. */
    private static final int TURN = 16;

    private final EventExecutor loop;
    private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    WriteQueue(EventExecutor loop) {
        this.loop = loop;
    }

    /**
     * @param write runs on the event loop
     * @throws java.util.concurrent.RejectedExecutionException if the loop takes nothing any more
     */
    void addAnswer(Runnable write) {
        answers.add(write);
        schedule();
    }

    /** As {@link #addAnswer}. */
    void addNews(Runnable write) {
        news.add(write);
        schedule();
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            try {
                loop.execute(this::turn);
            } catch (RuntimeException e) {
                scheduled.set(false);
                throw e;
            }
        }
    }

    private void turn() {
        try {
            run(answers);
            run(news);
        } finally {
            goOn();
        }
    }

    private void goOn() {
        if (isEmpty()) {
            scheduled.set(false);
            if (!isEmpty()) {
                schedule();
            }
        } else {
            // What is executed runs before the loop looks at the network, what is due runs after it.
            loop.schedule(this::turn, 0, TimeUnit.NANOSECONDS);
        }
    }

    private static void run(Queue<Runnable> writes) {
        for (int count = 0; count < TURN; count++) {
            Runnable write = writes.poll();
            if (write == null) {
                return;
            }
            write.run();
        }
    }

    private boolean isEmpty() {
        return answers.isEmpty() && news.isEmpty();
    }
}
