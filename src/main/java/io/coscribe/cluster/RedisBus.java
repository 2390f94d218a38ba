package io.coscribe.cluster;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A bus over Redis' publish and subscribe, on two connections: one hears and one says, each in order.
 *
 * <p>A connection that ends is made anew after a while, and everything that is listened to is subscribed again. What is
 * said meanwhile is lost.
 *
 * <p>Called from any thread. Topics are touched only inside the map's lock for their name.
 */
final class RedisBus implements Bus {

    private static final Logger LOG = Logger.getLogger(RedisBus.class);

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    /** Who listens to a topic, and whether Redis has said that it sends what is said there. */
    private static final class Listeners {
        final List<Consumer<String>> all = new CopyOnWriteArrayList<>();
        final CompletableFuture<Void> started = new CompletableFuture<>();
    }

    private final Vertx vertx;
    private final Redis redis;
    private final ConcurrentMap<String, Listeners> topics = new ConcurrentHashMap<>();
    private volatile RedisConnection hearing;
    private volatile RedisConnection saying;
    private volatile boolean closed;
    private volatile Runnable onReconnected = () -> {};

    RedisBus(Vertx vertx, Redis redis) {
        this.vertx = vertx;
        this.redis = redis;
    }

    /** @param onReconnected called whenever messages arrive again after some may have been lost */
    void start(Runnable onReconnected) {
        this.onReconnected = onReconnected;
        connectToHear(FIRST_RETRY);
        connectToSay(FIRST_RETRY);
    }

    void close() {
        closed = true;
        for (RedisConnection connection : new RedisConnection[] {hearing, saying}) {
            if (connection != null) {
                connection.close();
            }
        }
    }

    boolean isConnected() {
        return hearing != null && saying != null;
    }

    private void connectToHear(Duration retry) {
        connect(retry, this::connectToHear, connection -> {
            onEnd(connection, () -> {
                if (hearing == connection) {
                    hearing = null;
                    connectToHear(FIRST_RETRY);
                }
            });
            connection.handler(this::received);
            hearing = connection;
            topics.keySet().forEach(topic -> send(connection, Command.SUBSCRIBE, topic));
            onReconnected.run();
        });
    }

    private void connectToSay(Duration retry) {
        connect(retry, this::connectToSay, connection -> {
            onEnd(connection, () -> {
                if (saying == connection) {
                    saying = null;
                    connectToSay(FIRST_RETRY);
                }
            });
            saying = connection;
        });
    }

    /** Either handler may be called, or both: a connection that fails need not end. */
    private static void onEnd(RedisConnection connection, Runnable task) {
        connection.exceptionHandler(_ -> task.run());
        connection.endHandler(_ -> task.run());
    }

    private void connect(Duration retry, Consumer<Duration> again, Consumer<RedisConnection> onConnected) {
        if (closed) {
            return;
        }
        redis.connect().onComplete(connected -> {
            if (connected.succeeded()) {
                onConnected.accept(connected.result());
                return;
            }
            LOG.warnf("Redis is not reachable, trying again in %d ms: %s",
                    retry.toMillis(), connected.cause().getMessage());
            topics.values().forEach(listeners -> listeners.started.complete(null));
            Duration next = retry.multipliedBy(2);
            vertx.setTimer(retry.toMillis(), _ ->
                    again.accept(next.compareTo(LAST_RETRY) < 0 ? next : LAST_RETRY));
        });
    }

    private void received(Response message) {
        String topic = message.get(1).toString();
        switch (message.get(0).toString()) {
            case "subscribe" -> topics.computeIfPresent(topic, (_, listeners) -> {
                // In the lock: the answer may be here before the one who asked has left it.
                listeners.started.complete(null);
                return listeners;
            });
            case "message" -> {
                Listeners listeners = topics.get(topic);
                if (listeners != null) {
                    String text = message.get(2).toString();
                    listeners.all.forEach(listener -> listener.accept(text));
                }
            }
            default -> {}
        }
    }

    @Override
    public Subscription subscribe(String topic, Consumer<String> listener) {
        RedisConnection before = hearing;
        Listeners listeners = topics.compute(topic, (_, present) -> {
            Listeners those = present;
            if (those == null) {
                those = new Listeners();
                startOn(topic, those);
            }
            those.all.add(listener);
            return those;
        });
        RedisConnection now = hearing;
        if (now != null && now != before) {
            // It may have been made, and told of all topics, before it could see this one.
            send(now, Command.SUBSCRIBE, topic);
        }
        return new Subscription() {
            @Override
            public CompletionStage<Void> started() {
                return listeners.started;
            }

            @Override
            public void close() {
                topics.computeIfPresent(topic, (_, present) -> {
                    present.all.remove(listener);
                    if (!present.all.isEmpty()) {
                        return present;
                    }
                    RedisConnection connection = hearing;
                    if (connection != null) {
                        send(connection, Command.UNSUBSCRIBE, topic);
                    }
                    return null;
                });
            }
        };
    }

    private void startOn(String topic, Listeners listeners) {
        RedisConnection connection = hearing;
        if (connection == null) {
            listeners.started.complete(null);
        } else {
            send(connection, Command.SUBSCRIBE, topic).onFailure(_ -> listeners.started.complete(null));
        }
    }

    @Override
    public void publish(String topic, String message) {
        RedisConnection connection = saying;
        if (connection != null) {
            connection.send(Request.cmd(Command.PUBLISH).arg(topic).arg(message)).onFailure(failure ->
                    LOG.debugf("%s: not said: %s", topic, failure.getMessage()));
        }
    }

    private static Future<Response> send(RedisConnection connection, Command command, String topic) {
        return connection.send(Request.cmd(command).arg(topic));
    }
}
