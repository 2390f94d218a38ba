package io.coscribe.socket;

import io.netty.util.concurrent.EventExecutor;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What one connection asks the database about access: again for as long as it can't be asked, and nothing more when the
 * connection has ended. Answers come on the connection's event loop, to which this belongs.
 */
final class Questions {

    private static final Logger LOG = Logger.getLogger(Questions.class);

    /** While the database is away, everybody waits. */
    private static final Duration RETRY = Duration.ofMillis(500);

    private final EventExecutor loop;
    private boolean ended;

    Questions(EventExecutor loop) {
        this.loop = loop;
    }

    <T> void ask(Supplier<Uni<T>> question, Consumer<T> answered) {
        question.get().subscribe().with(
                answer -> loop.execute(() -> unlessEnded(() -> answered.accept(answer))),
                failure -> {
                    LOG.debugf("access can't be asked for, trying again: %s", failure);
                    loop.schedule(
                            () -> unlessEnded(() -> ask(question, answered)), RETRY.toMillis(), TimeUnit.MILLISECONDS);
                });
    }

    private void unlessEnded(Runnable task) {
        if (!ended) {
            task.run();
        }
    }

    void end() {
        ended = true;
    }
}
