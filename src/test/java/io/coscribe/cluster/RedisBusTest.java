package io.coscribe.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes on a real Redis. */
class RedisBusTest {

    private final Buses buses = new Buses();
    private final RedisProcess redis = new RedisProcess();
    private final LogRecords log = new LogRecords(RedisBus.class);

    @BeforeEach
    void start() {
        redis.start();
    }

    @AfterEach
    void stop() {
        buses.close();
        redis.close();
        log.close();
    }

    /** A node that is connected. */
    private RedisBus node() {
        return buses.connected(redis.url());
    }

    @Test
    void whatOneSaysTheOtherHearsInOrder() {
        RedisBus ann = node();
        RedisBus bob = node();
        Buses.await(bob.subscribe("t", buses::hear).started());

        for (int i = 0; i < 1000; i++) {
            ann.publish("t", "é\ud83d\ude00" + i);
        }

        for (int i = 0; i < 1000; i++) {
            assertEquals("é\ud83d\ude00" + i, buses.next());
        }
    }

    @Test
    void topicsAreApartAndListenersAreMany() {
        RedisBus ann = node();
        RedisBus bob = node();
        Buses.await(bob.subscribe("t", message -> buses.hear("first " + message)).started());
        Buses.await(bob.subscribe("t", message -> buses.hear("second " + message)).started());

        ann.publish("other", "x");
        ann.publish("t", "y");

        assertEquals("first y", buses.next());
        assertEquals("second y", buses.next());
    }

    @Test
    void whoHasClosedHearsNothingMore() {
        RedisBus ann = node();
        RedisBus bob = node();
        Bus.Subscription closed = bob.subscribe("t", message -> buses.hear("closed " + message));
        Buses.await(closed.started());
        closed.close();
        Buses.await(bob.subscribe("t", message -> buses.hear("open " + message)).started());

        ann.publish("t", "x");

        assertEquals("open x", buses.next());
    }

    @Test
    void aRedisThatComesBackIsListenedToAgain() {
        RedisBus ann = node();
        RedisBus bob = node();
        Buses.await(bob.subscribe("t", buses::hear).started());

        redis.close();
        ann.publish("t", "lost");
        Buses.await(bob.subscribe("later", buses::hear).started());
        redis.start();
        buses.awaitRestored();
        buses.awaitRestored();
        assertTrue(ann.isConnected() && bob.isConnected());

        ann.publish("t", "first");
        ann.publish("later", "second");
        assertEquals("first", buses.next());
        assertEquals("second", buses.next());
    }

    @Test
    void connectionsAreRestoredWhenEveryTopicIsHeard() throws InterruptedException {
        try (RedisRelay network = new RedisRelay(redis.url())) {
            RedisBus bob = buses.connected(network.url());
            int topics = 50;
            for (int i = 0; i < topics; i++) {
                Buses.await(bob.subscribe("t" + i, buses::hear).started());
            }

            network.hold();
            bob.reconnect("as a test");
            int commands = topics + 3; // two greetings, and one message to see whether messages are taken
            for (int i = 1; i < commands; i++) {
                network.passOne();
            }
            assertFalse(buses.isRestoredWithin(Duration.ofMillis(500)));
            assertFalse(bob.isConnected());
            network.passOne();
            buses.awaitRestored();
            assertTrue(bob.isConnected());
        }
    }

    @Test
    void anOutageIsToldOnceAndItsEndOnce() throws InterruptedException {
        RedisBus ann = node();
        assertEquals(List.of(), log.all());

        redis.close();
        assertFalse(buses.isRestoredWithin(Duration.ofSeconds(2)));
        redis.start();
        buses.awaitRestored();

        assertEquals(List.of("WARN", "INFO"), log.all().stream().map(LogRecords::level).toList(), ann.toString());
    }

    @Test
    void nothingIsSaidToBeHeardBeforeItIs() {
        try (RedisRelay network = new RedisRelay(redis.url())) {
            RedisBus ann = node();
            RedisBus bob = buses.connected(network.url());

            network.hold();
            bob.subscribe("t", buses::hear).close();
            Bus.Subscription again = bob.subscribe("t", buses::hear);
            network.passOne();
            Buses.await(again.started());
            network.passOne();
            ann.publish("t", "x");

            assertEquals("x", buses.next());
        }
    }

    @Test
    void whoClosesWhileTheAnswerIsUnderWayAndSubscribesAgainIsHeard() {
        try (RedisRelay network = new RedisRelay(redis.url())) {
            RedisBus ann = node();
            RedisBus bob = buses.connected(network.url());
            Bus.Subscription first = bob.subscribe("t", buses::hear);
            Buses.await(first.started());

            network.hold();
            first.close();
            Bus.Subscription again = bob.subscribe("t", buses::hear);
            network.passOne();
            ann.publish("t", "between");
            network.passOne();
            Buses.await(again.started());
            ann.publish("t", "x");

            String heard = buses.next();
            assertEquals("x", "between".equals(heard) ? buses.next() : heard);
        }
    }

    @Test
    void whoClosesBeforeTheAnswerIsNotListenedForAnyMore() throws InterruptedException {
        RedisBus bob = node();
        Redis administrator = Redis.createClient(buses.vertx(), redis.url());
        Request listeners = Request.cmd(Command.PUBSUB).arg("NUMSUB").arg("t");
        bob.subscribe("t", buses::hear).close();
        Buses.await(bob.subscribe("later", buses::hear).started());

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
        allow("default", "resetchannels", "&coscribe:*");
        Buses.await(bob.subscribe("t", buses::hear).started());
        assertFalse(bob.isConnected());
        allow("default", "allchannels");
        buses.awaitRestored();
        ann.publish("t", "x");

        assertEquals("x", buses.next());
    }

    @Test
    void aUserWhoMayDoLittleElseIsEnough() {
        allow("little", "on", ">a b+c", "-@all", "+publish", "+subscribe", "+unsubscribe", "resetchannels", "&coscribe:*");
        RedisBus ann = buses.connected(redis.url().replace("//", "//little:a%20b+c@"));
        Bus.Subscription closed = ann.subscribe("coscribe:t", buses::hear);
        Buses.await(closed.started());
        closed.close();
        Buses.await(ann.subscribe("coscribe:t", buses::hear).started());
        ann.publish("coscribe:t", "x");

        assertEquals("x", buses.next());
    }

    /** Changes what a user may do on this Redis. */
    private void allow(String user, String... rules) {
        Request change = Request.cmd(Command.ACL).arg("SETUSER").arg(user);
        List.of(rules).forEach(change::arg);
        Redis administrator = Redis.createClient(buses.vertx(), redis.url());
        Buses.await(administrator.send(change).<Void>mapEmpty().toCompletionStage());
        administrator.close();
    }

    @Test
    void connectionsThatHangAreReplacedAndDontStay() throws InterruptedException {
        try (RedisRelay network = new RedisRelay(redis.url())) {
            RedisBus ann = node();
            RedisBus bob = buses.connected(network.url());
            Buses.await(bob.subscribe("t", buses::hear).started());

            network.freeze();
            assertEquals(2, network.frozen());
            bob.reconnect("nothing comes back");
            buses.awaitRestored();
            ann.publish("t", "x");

            assertEquals("x", buses.next());
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
        Buses.await(bob.subscribe("t", buses::hear).started());

        for (int i = 0; i < 20_000; i++) {
            ann.publish("t", "" + i);
        }
        for (int i = 0; i < 20_000; i++) {
            assertEquals("" + i, buses.next());
        }
    }

    @Test
    void whatWasSaidBeforeClosingArrives() {
        RedisBus ann = node();
        RedisBus bob = node();
        Buses.await(bob.subscribe("t", buses::hear).started());

        for (int i = 0; i < 5_000; i++) {
            ann.publish("t", "" + i);
        }
        Buses.await(ann.close());

        for (int i = 0; i < 5_000; i++) {
            assertEquals("" + i, buses.next());
        }
    }
}
