package io.coscribe.cluster;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Who listens to which topic, on one connection.
 *
 * <pre>
 * a topic is  leaves when                               for
 * UNHEARD     there is a connection                     ASKED_FOR
 * ASKED_FOR   Redis has answered, somebody listens      HEARD
 *             Redis has answered, nobody listens        LEFT
 * HEARD       nobody listens any more                   LEFT
 * LEFT        Redis has answered, somebody listens now  ASKED_FOR
 *             Redis has answered, nobody listens        (forgotten)
 * any         the connection ends                       UNHEARD, or (forgotten) if nobody listens
 * </pre>
 *
 * <p>So at most one answer is awaited for a topic, and it can't be taken for that to another question. The connection
 * works when everything that was listened to at its beginning is heard.
 *
 * <p>Belongs to the bus' context; messages alone come on the connection's, one after another.
 */
final class Hearing implements RedisLink.Holder {

    private enum State { UNHEARD, ASKED_FOR, HEARD, LEFT }

    /** One who listens to a topic. @param started completes when they hear it, can't for now, or don't want to any more */
    record Listener(Consumer<String> consumer, CompletableFuture<Void> started) {}

    private static final class Audience {
        final List<Listener> listeners = new CopyOnWriteArrayList<>();
        State state = State.UNHEARD;

        void start() {
            listeners.forEach(listener -> listener.started.complete(null));
        }
    }

    private final RedisLink link;
    private final Runnable onWorks;
    private final Consumer<String> onFailure;
    private final ConcurrentMap<String, Audience> audiences = new ConcurrentHashMap<>();

    /** What the connection must hear before it works. */
    private final Set<String> missing = new HashSet<>();
    private RedisConnection connection;

    Hearing(RedisLink.Setting setting, Runnable onWorks, Consumer<String> onFailure) {
        this.link = new RedisLink(setting, this);
        this.onWorks = onWorks;
        this.onFailure = onFailure;
    }

    RedisLink link() {
        return link;
    }

    void add(String topic, Listener listener) {
        Audience audience = audiences.computeIfAbsent(topic, _ -> new Audience());
        audience.listeners.add(listener);
        switch (audience.state) {
            case UNHEARD -> {
                if (connection == null) {
                    audience.start();
                } else {
                    ask(topic, audience);
                }
            }
            case HEARD -> audience.start();
            case ASKED_FOR, LEFT -> {}
        }
    }

    void remove(String topic, Listener listener) {
        Audience audience = audiences.get(topic);
        listener.started.complete(null);
        if (audience == null || !audience.listeners.remove(listener) || !audience.listeners.isEmpty()) {
            return;
        }
        switch (audience.state) {
            case UNHEARD -> audiences.remove(topic);
            case HEARD -> leave(topic, audience);
            case ASKED_FOR, LEFT -> {}
        }
    }

    private void ask(String topic, Audience audience) {
        audience.state = State.ASKED_FOR;
        send(Command.SUBSCRIBE, topic);
    }

    private void leave(String topic, Audience audience) {
        audience.state = State.LEFT;
        send(Command.UNSUBSCRIBE, topic);
    }

    private void send(Command command, String topic) {
        RedisConnection asked = connection;
        asked.send(Request.cmd(command).arg(topic)).onFailure(failure ->
                link.onContext(() -> link.giveUp(asked, RedisLink.reason(failure))));
    }

    @Override
    public void connected(RedisConnection made) {
        connection = made;
        made.handler(message -> received(made, message));
        missing.addAll(audiences.keySet());
        audiences.forEach(this::ask);
        checkMissing();
    }

    @Override
    public void disconnected(String reason) {
        connection = null;
        missing.clear();
        audiences.values().removeIf(audience -> audience.listeners.isEmpty());
        audiences.values().forEach(audience -> {
            audience.state = State.UNHEARD;
            audience.start();
        });
        onFailure.accept(reason);
    }

    private void checkMissing() {
        if (missing.isEmpty() && !link.isWorking()) {
            link.works(connection);
            onWorks.run();
        }
    }

    /** A message, or the answer to a question of ours: those come in this way, too, errors included. */
    private void received(RedisConnection from, Response message) {
        if (message.type() == ResponseType.ERROR) {
            link.onContext(() -> link.giveUp(from, message.toString()));
            return;
        }
        String topic = String.valueOf(message.get(1));
        switch (message.get(0).toString()) {
            case "message" -> {
                Audience audience = audiences.get(topic);
                if (audience != null) {
                    String text = message.get(2).toString();
                    audience.listeners.forEach(listener -> listener.consumer.accept(text));
                }
            }
            case "subscribe" -> link.onContext(() -> {
                if (from == connection) {
                    heard(topic, audiences.get(topic));
                }
            });
            case "unsubscribe" -> link.onContext(() -> {
                if (from == connection) {
                    left(topic, audiences.get(topic));
                }
            });
            default -> {}
        }
    }

    private void heard(String topic, Audience audience) {
        if (audience.listeners.isEmpty()) {
            leave(topic, audience);
        } else {
            audience.state = State.HEARD;
            audience.start();
        }
        missing.remove(topic);
        checkMissing();
    }

    private void left(String topic, Audience audience) {
        if (audience.listeners.isEmpty()) {
            audiences.remove(topic);
        } else {
            ask(topic, audience);
        }
    }
}
