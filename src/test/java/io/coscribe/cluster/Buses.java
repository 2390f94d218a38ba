package io.coscribe.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The buses of one test, whose listeners all put what they hear into one queue. */
final class Buses implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final Vertx vertx = Vertx.vertx();
    private final List<RedisBus> buses = new ArrayList<>();
    private final Semaphore restored = new Semaphore(0);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    Vertx vertx() {
        return vertx;
    }

    /** A bus that is connected. */
    RedisBus connected(String url) {
        return connected(url, new NetClientOptions());
    }

    RedisBus connected(String url, NetClientOptions network) {
        RedisBus bus = started(url, network);
        awaitRestored();
        return bus;
    }

    /** A bus that tries to connect. */
    RedisBus started(String url, NetClientOptions network) {
        Random random = new Random(1);
        RedisBus bus = new RedisBus(new RedisLink.Setting(
                new RedisClients(vertx, RedisUrl.parse(url), network, random),
                vertx.getOrCreateContext(),
                random,
                LONGEST_PAUSE));
        buses.add(bus);
        bus.start(restored::release);
        return bus;
    }

    /** Waits until one of the buses works, once more than was waited for before. */
    void awaitRestored() {
        assertTrue(isRestoredWithin(Duration.ofSeconds(PATIENCE_SECONDS)), "not connected");
    }

    boolean isRestoredWithin(Duration patience) {
        try {
            return restored.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void hear(String message) {
        heard.add(message);
    }

    /** The next message that any of them has heard. */
    String next() {
        try {
            return heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        buses.forEach(bus -> await(bus.close()));
        await(vertx.close().toCompletionStage());
    }
}
