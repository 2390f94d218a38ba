package io.coscribe.cluster;

import io.vertx.core.Context;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Keeps one connection to Redis: one that ends, or is given up, is replaced by another.
 *
 * <pre>
 * state       leaves when                                for
 * CONNECTING  there is a connection                      TRYING
 *             there is none, or not in time              PAUSING
 * TRYING      the holder finds that it works             WORKING
 *             it ends, fails, or the holder gives it up  PAUSING
 * WORKING     it ends, fails, or the holder gives it up  PAUSING
 * PAUSING     the pause is over                          CONNECTING
 * any         close                                      CLOSED
 * </pre>
 *
 * <p>Pauses double until a connection works, and each is shortened by chance, so that nodes don't come all at once. Each
 * connection has a client of its own, with which everything of it goes, also where it can't be closed in order.
 *
 * <p>Belongs to the bus' context: it is called there and calls its holder there.
 */
final class RedisLink {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Whose connection it is. */
    interface Holder {

        /** There is a connection to try: {@link #works} or {@link #giveUp} is to follow. */
        void connected(RedisConnection connection);

        /** There is none for now. */
        void disconnected(String reason);
    }

    /** What links need from around them. @param longestPause between two attempts */
    record Setting(RedisClients clients, Context context, RandomGenerator random, Duration longestPause) {}

    private enum State { CONNECTING, TRYING, WORKING, PAUSING, CLOSED }

    private final Setting setting;
    private final Holder holder;
    private volatile State state = State.PAUSING;
    private Duration pause = FIRST_PAUSE;
    private Redis client;
    private RedisConnection connection;

    RedisLink(Setting setting, Holder holder) {
        this.setting = setting;
        this.holder = holder;
    }

    void connect() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CONNECTING;
        Redis connecting = setting.clients.next();
        client = connecting;
        connecting.connect().timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).onComplete(made -> onContext(() -> {
            if (client != connecting) {
                return;
            }
            if (made.succeeded()) {
                connected(made.result());
            } else {
                end(reason(made.cause()));
            }
        }));
    }

    private void connected(RedisConnection made) {
        connection = made;
        state = State.TRYING;
        // Either may be called, or both: a connection that fails need not end.
        made.exceptionHandler(failure -> onContext(() -> giveUp(made, reason(failure))));
        made.endHandler(_ -> onContext(() -> giveUp(made, "the connection has ended")));
        holder.connected(made);
    }

    /** {@code tried} does what it is there for. */
    void works(RedisConnection tried) {
        if (tried == connection && state == State.TRYING) {
            state = State.WORKING;
            pause = FIRST_PAUSE;
        }
    }

    /** Replaces {@code failed}, if that hasn't happened yet. */
    void giveUp(RedisConnection failed, String reason) {
        if (failed != null && failed == connection) {
            end(reason);
        }
    }

    /** Replaces whatever connection there is. */
    void giveUp(String reason) {
        giveUp(connection, reason);
    }

    private void end(String reason) {
        release();
        state = State.PAUSING;
        double part = 0.5 + setting.random.nextDouble() / 2;
        setting.context.owner().setTimer(Math.max(1, (long) (pause.toMillis() * part)), _ -> connect());
        Duration next = pause.multipliedBy(2);
        pause = next.compareTo(setting.longestPause) < 0 ? next : setting.longestPause;
        holder.disconnected(reason);
    }

    private void release() {
        connection = null;
        if (client != null) {
            client.close();
            client = null;
        }
    }

    void close() {
        state = State.CLOSED;
        release();
    }

    /** May be asked from any thread. */
    boolean isWorking() {
        return state == State.WORKING;
    }

    void onContext(Runnable task) {
        setting.context.runOnContext(_ -> task.run());
    }

    /** What is worth telling of a failure. */
    static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
