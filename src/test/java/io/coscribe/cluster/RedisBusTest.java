package io.coscribe.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on a real Redis. */
class RedisBusTest {

    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final List<RedisBus> buses = new ArrayList<>();
    private final Semaphore reconnected = new Semaphore(0);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final RedisProcess redis = new RedisProcess();

    @BeforeEach
    void start() {
        redis.start();
    }

    @AfterEach
    void stop() {
        buses.forEach(RedisBus::close);
        vertx.close();
        redis.close();
    }

    private RedisBus node() {
        RedisOptions options = new RedisOptions().setConnectionString(redis.url());
        RedisBus bus = new RedisBus(vertx, Redis.createClient(vertx, options));
        buses.add(bus);
        bus.start(reconnected::release);
        awaitReconnected();
        return bus;
    }

    private void awaitReconnected() {
        try {
            assertTrue(reconnected.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS), "not connected");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String next() {
        try {
            return heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CompletionStage<Void> stage) {
        stage.toCompletableFuture().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Test
    void whatOneSaysTheOtherHearsInOrder() {
        RedisBus ann = node();
        RedisBus bob = node();
        await(bob.subscribe("t", heard::add).started());

        for (int i = 0; i < 1000; i++) {
            ann.publish("t", "é\ud83d\ude00" + i);
        }

        for (int i = 0; i < 1000; i++) {
            assertEquals("é\ud83d\ude00" + i, next());
        }
    }

    @Test
    void topicsAreApartAndListenersAreMany() {
        RedisBus ann = node();
        RedisBus bob = node();
        await(bob.subscribe("t", message -> heard.add("first " + message)).started());
        await(bob.subscribe("t", message -> heard.add("second " + message)).started());

        ann.publish("other", "x");
        ann.publish("t", "y");

        assertEquals("first y", next());
        assertEquals("second y", next());
    }

    @Test
    void whoHasClosedHearsNothingMore() {
        RedisBus ann = node();
        RedisBus bob = node();
        Bus.Subscription closed = bob.subscribe("t", message -> heard.add("closed " + message));
        await(closed.started());
        closed.close();
        await(bob.subscribe("t", message -> heard.add("open " + message)).started());

        ann.publish("t", "x");

        assertEquals("open x", next());
    }

    @Test
    void aRedisThatComesBackIsListenedToAgain() {
        RedisBus ann = node();
        RedisBus bob = node();
        await(bob.subscribe("t", heard::add).started());

        redis.close();
        ann.publish("t", "lost");
        await(bob.subscribe("later", heard::add).started());
        redis.start();
        awaitReconnected();
        awaitReconnected();

        // Being connected doesn't tell that the subscriptions have arrived: say it until it is heard.
        for (String topic : List.of("t", "later")) {
            String message = null;
            for (int i = 0; i < 200 && message == null; i++) {
                ann.publish(topic, topic);
                message = nextWithin(100);
            }
            assertEquals(topic, message);
            heard.clear();
        }
    }

    private String nextWithin(long millis) {
        try {
            return heard.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
