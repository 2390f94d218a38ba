package io.coscribe.network;

import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * The sockets that the HTTP servers listen on. Vert.x doesn't show them; the event loops that they are registered with do.
 * Called from any thread.
 */
@Singleton
class ListeningSockets {

    private final VertxInternal vertx;

    @Inject
    ListeningSockets(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    /** Hands each to {@code action}, on its event loop. */
    CompletableFuture<Void> forEach(Consumer<ServerChannel> action) {
        return onEach(vertx.getAcceptorEventLoopGroup(), loop ->
                ((SingleThreadEventLoop) loop).registeredChannelsIterator().forEachRemaining(channel -> {
                    if (channel instanceof ServerChannel listening) {
                        action.accept(listening);
                    }
                }));
    }

    /** Done when the handlers of every connection that is accepted by now have been placed. */
    CompletableFuture<Void> acceptedArePlaced() {
        return onEach(vertx.getEventLoopGroup(), _ -> {});
    }

    private static CompletableFuture<Void> onEach(Iterable<EventExecutor> loops, Consumer<Executor> action) {
        return CompletableFuture.allOf(StreamSupport.stream(loops.spliterator(), false)
                .map(loop -> CompletableFuture.runAsync(() -> action.accept(loop), loop))
                .toArray(CompletableFuture[]::new));
    }
}
