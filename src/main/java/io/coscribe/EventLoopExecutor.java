package io.coscribe;

import io.coscribe.session.SessionExecutor;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Pins a session to one of the service's event loops, chosen in turn: a loop runs its tasks one after another. */
final class EventLoopExecutor implements SessionExecutor {

    private final EventLoop loop;

    EventLoopExecutor(Vertx vertx) {
        this.loop = vertx.nettyEventLoopGroup().next();
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public void executeAfter(Duration delay, Runnable task) {
        loop.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
