package io.coscribe;

import io.coscribe.session.SessionExecutor;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Pins a session to one event loop, which runs its tasks one after another. They run in a Vert.x context of that loop,
 * because that is where the database's answers come back to, and its connections are looked for.
 */
final class EventLoopExecutor implements SessionExecutor {

    private final Vertx vertx;
    private final Context loop;

    private EventLoopExecutor(Vertx vertx, Context loop) {
        this.vertx = vertx;
        this.loop = loop;
    }

    /**
     * On the event loop that the caller runs on, and on any where it runs on none: a document that is opened by a
     * connection shares its loop, and between the two nothing changes threads.
     */
    static EventLoopExecutor ofCaller(Vertx vertx) {
        return new EventLoopExecutor(vertx, VertxContext.getRootContext(vertx.getOrCreateContext()));
    }

    @Override
    public void execute(Runnable task) {
        loop.runOnContext(_ -> task.run());
    }

    @Override
    public void executeAfter(Duration delay, Runnable task) {
        vertx.setTimer(delay.toMillis(), _ -> execute(task));
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
