package io.coscribe.cluster;

import io.vertx.core.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A bus over Redis' publish and subscribe, on two connections: one hears and one says, each in order. Each is made anew
 * when it ends. What is said meanwhile is lost.
 *
 * <p>May be called from any thread; everything happens on one event loop, task after task.
 */
final class RedisBus implements Bus {

    private static final Logger LOG = Logger.getLogger(RedisBus.class);

    private final Context context;
    private final Hearing hearing;
    private final Saying saying;
    private Runnable onRestored = () -> {};
    private boolean away;

    RedisBus(RedisLink.Setting setting) {
        this.context = setting.context();
        this.hearing = new Hearing(setting, this::works, this::fails);
        this.saying = new Saying(setting, this::works, this::fails);
    }

    /** @param onRestored called whenever messages may have been lost, and are said and heard from now on */
    void start(Runnable onRestored) {
        onContext(() -> {
            this.onRestored = onRestored;
            hearing.link().connect();
            saying.link().connect();
        });
    }

    /** Completes when what was published before is said, or can't be. */
    CompletionStage<Void> close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        onContext(() -> saying.end().thenRun(() -> {
            hearing.link().close();
            saying.link().close();
            done.complete(null);
        }));
        return done;
    }

    @Override
    public boolean isConnected() {
        return hearing.link().isWorking() && saying.link().isWorking();
    }

    @Override
    public void reconnect(String reason) {
        onContext(() -> {
            hearing.link().giveUp(reason);
            saying.link().giveUp(reason);
        });
    }

    private void works() {
        if (isConnected()) {
            if (away) {
                away = false;
                LOG.info("Redis is back");
            }
            onRestored.run();
        }
    }

    private void fails(String reason) {
        if (away) {
            LOG.debugf("Redis is still away: %s", reason);
        } else {
            away = true;
            LOG.warnf("Redis is away, trying again until it is back: %s", reason);
        }
    }

    @Override
    public Subscription subscribe(String topic, Consumer<String> consumer) {
        Hearing.Listener listener = new Hearing.Listener(consumer, new CompletableFuture<>());
        onContext(() -> hearing.add(topic, listener));
        return new Subscription() {
            @Override
            public CompletionStage<Void> started() {
                return listener.started();
            }

            @Override
            public void close() {
                onContext(() -> hearing.remove(topic, listener));
            }
        };
    }

    @Override
    public void publish(String topic, String message) {
        onContext(() -> saying.say(topic, message));
    }

    private void onContext(Runnable task) {
        context.runOnContext(_ -> task.run());
    }
}
