package io.coscribe.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes on a real Redis. */
class RedisBusTest {

    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final List<RedisBus> buses = new ArrayList<>();
    private final Semaphore restored = new Semaphore(0);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final RedisProcess redis = new RedisProcess();
    private final LogRecords log = new LogRecords(RedisBus.class);

    @BeforeEach
    void start() {
        redis.start();
    }

    @AfterEach
    void stop() {
        buses.forEach(RedisBus::close);
        vertx.close();
        redis.close();
        log.close();
    }

    /** A node that is connected. */
    private RedisBus node() {
        return node(redis.url());
    }

    private RedisBus node(String url) {
        RedisBus bus = new RedisBus(new RedisLink.Setting(
                () -> Redis.createClient(vertx, new RedisOptions().setConnectionString(url)),
                vertx.getOrCreateContext(),
                new Random(1),
                Duration.ofMillis(500)));
        buses.add(bus);
        bus.start(restored::release);
        awaitRestored();
        return bus;
    }

    private void awaitRestored() {
        try {
            assertTrue(restored.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS), "not connected");
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
        awaitRestored();
        awaitRestored();
        assertTrue(ann.isConnected() && bob.isConnected());

        ann.publish("t", "first");
        ann.publish("later", "second");
        assertEquals("first", next());
        assertEquals("second", next());
    }

    @Test
    void connectionsAreRestoredWhenEveryTopicIsHeard() throws InterruptedException {
        try (RedisRelay network = new RedisRelay(redis.url())) {
            RedisBus bob = node(network.url());
            int topics = 50;
            for (int i = 0; i < topics; i++) {
                await(bob.subscribe("t" + i, heard::add).started());
            }

            network.hold();
            bob.reconnect("as a test");
            int commands = topics + 3; // two greetings, and one message to see whether messages are taken
            for (int i = 1; i < commands; i++) {
                network.passOne();
            }
            assertFalse(restored.tryAcquire(500, TimeUnit.MILLISECONDS));
            assertFalse(bob.isConnected());
            network.passOne();
            awaitRestored();
            assertTrue(bob.isConnected());
        }
    }

    @Test
    void anOutageIsToldOnceAndItsEndOnce() throws InterruptedException {
        RedisBus ann = node();
        assertEquals(List.of(), log.all());

        redis.close();
        assertFalse(restored.tryAcquire(2, TimeUnit.SECONDS));
        redis.start();
        awaitRestored();

        assertEquals(List.of("WARN", "INFO"), log.all().stream().map(LogRecords::level).toList(), ann.toString());
    }

    @Test
    void nothingIsSaidToBeHeardBeforeItIs() {
        try (RedisRelay network = new RedisRelay(redis.url())) {
            RedisBus ann = node();
            RedisBus bob = node(network.url());

            network.hold();
            bob.subscribe("t", heard::add).close();
            Bus.Subscription again = bob.subscribe("t", heard::add);
            network.passOne();
            await(again.started());
            network.passOne();
            ann.publish("t", "x");

            assertEquals("x", next());
        }
    }

    @Test
    void whoClosesWhileTheAnswerIsUnderWayAndSubscribesAgainIsHeard() {
        try (RedisRelay network = new RedisRelay(redis.url())) {
            RedisBus ann = node();
            RedisBus bob = node(network.url());
            Bus.Subscription first = bob.subscribe("t", heard::add);
            await(first.started());

            network.hold();
            first.close();
            Bus.Subscription again = bob.subscribe("t", heard::add);
            network.passOne();
            ann.publish("t", "between");
            network.passOne();
            await(again.started());
            ann.publish("t", "x");

            assertEquals("x", "between".equals(heard.peek()) ? nextButOne() : next());
        }
    }

    private String nextButOne() {
        next();
        return next();
    }

    @Test
    void whoClosesBeforeTheAnswerIsNotListenedForAnyMore() throws InterruptedException {
        RedisBus bob = node();
        Redis administrator = Redis.createClient(vertx, redis.url());
        Request listeners = Request.cmd(Command.PUBSUB).arg("NUMSUB").arg("t");
        bob.subscribe("t", heard::add).close();
        await(bob.subscribe("later", heard::add).started());

        long left = 1;
        for (int i = 0; i < 100 && left > 0; i++) {
            left = administrator.send(listeners).toCompletionStage().toCompletableFuture().join().get(1).toLong();
            Thread.sleep(20);
        }
        administrator.close();
        assertEquals(0, left);
    }

    @Test
    void aTopicThatRedisRefusesIsAskedForAgain() {
        RedisBus ann = node();
        RedisBus bob = node();
        allow("resetchannels", "&coscribe:*");
        await(bob.subscribe("t", heard::add).started());
        assertFalse(bob.isConnected());
        allow("allchannels");
        awaitRestored();
        ann.publish("t", "x");

        assertEquals("x", next());
    }

    /** Changes what everybody may do on this Redis. */
    private void allow(String... rules) {
        Request change = Request.cmd(Command.ACL).arg("SETUSER").arg("default");
        List.of(rules).forEach(change::arg);
        Redis administrator = Redis.createClient(vertx, redis.url());
        await(administrator.send(change).<Void>mapEmpty().toCompletionStage());
        administrator.close();
    }

    @Test
    void connectionsThatHangAreReplacedAndDontStay() throws InterruptedException {
        try (RedisRelay network = new RedisRelay(redis.url())) {
            RedisBus ann = node();
            RedisBus bob = node(network.url());
            await(bob.subscribe("t", heard::add).started());

            network.freeze();
            assertEquals(2, network.frozen());
            bob.reconnect("nothing comes back");
            awaitRestored();
            ann.publish("t", "x");

            assertEquals("x", next());
            for (int i = 0; i < 100 && network.frozen() > 0; i++) {
                Thread.sleep(50);
            }
            assertEquals(0, network.frozen());
        }
    }

    @Test
    void moreThanRedisTakesAtOnceArrivesAll() {
        RedisBus ann = node();
        RedisBus bob = node();
        await(bob.subscribe("t", heard::add).started());

        for (int i = 0; i < 20_000; i++) {
            ann.publish("t", "" + i);
        }
        for (int i = 0; i < 20_000; i++) {
            assertEquals("" + i, next());
        }
    }

    @Test
    void whatWasSaidBeforeClosingArrives() {
        RedisBus ann = node();
        RedisBus bob = node();
        await(bob.subscribe("t", heard::add).started());

        for (int i = 0; i < 5_000; i++) {
            ann.publish("t", "" + i);
        }
        await(ann.close());

        for (int i = 0; i < 5_000; i++) {
            assertEquals("" + i, next());
        }
    }
}
