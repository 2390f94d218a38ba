package io.coscribe.cluster;

import io.vertx.core.AsyncResult;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * What is to be said, in its order, on one connection. Redis has a bounded number of messages to answer at a time, the
 * others wait. If one isn't taken, the connection is given up with everything that waits; what comes before the next
 * one is lost, too.
 *
 * <p>Belongs to the bus' context.
 */
final class Saying implements RedisLink.Holder {

    /** Fewer than the client takes. */
    private static final int UNANSWERED_LIMIT = 1_000;
    private static final int WAITING_LIMIT = 100_000;

    /** Shows whether messages are taken; nobody listens to it. */
    private static final String PROOF = "coscribe:proof";

    private final RedisLink link;
    private final Runnable onWorks;
    private final Consumer<String> onFailure;
    private final Queue<Request> waiting = new ArrayDeque<>();
    private final CompletableFuture<Void> silent = new CompletableFuture<>();
    private boolean ending;
    private int unanswered;
    private RedisConnection connection;

    Saying(RedisLink.Setting setting, Runnable onWorks, Consumer<String> onFailure) {
        this.link = new RedisLink(setting, this);
        this.onWorks = onWorks;
        this.onFailure = onFailure;
    }

    RedisLink link() {
        return link;
    }

    void say(String topic, String message) {
        if (connection == null || ending) {
            return;
        }
        if (waiting.size() == WAITING_LIMIT) {
            link.giveUp("messages aren't taken");
            return;
        }
        waiting.add(Request.cmd(Command.PUBLISH).arg(topic).arg(message));
        sayWaiting();
    }

    /** Takes no more. Completes when everything is said, or can't be. */
    CompletionStage<Void> end() {
        ending = true;
        checkSilent();
        return silent;
    }

    @Override
    public void connected(RedisConnection made) {
        connection = made;
        waiting.add(Request.cmd(Command.PUBLISH).arg(PROOF).arg(""));
        sayWaiting();
    }

    @Override
    public void disconnected(String reason) {
        connection = null;
        waiting.clear();
        unanswered = 0;
        checkSilent();
        onFailure.accept(reason);
    }

    private void sayWaiting() {
        RedisConnection to = connection;
        while (unanswered < UNANSWERED_LIMIT && !waiting.isEmpty()) {
            unanswered++;
            to.send(waiting.remove()).onComplete(answer -> link.onContext(() -> answered(to, answer)));
        }
        checkSilent();
    }

    private void answered(RedisConnection by, AsyncResult<Response> answer) {
        if (by != connection) {
            return;
        }
        if (answer.failed()) {
            link.giveUp(by, RedisLink.reason(answer.cause()));
            return;
        }
        unanswered--;
        if (!link.isWorking()) {
            link.works(by);
            onWorks.run();
        }
        sayWaiting();
    }

    private void checkSilent() {
        if (ending && unanswered == 0 && waiting.isEmpty()) {
            silent.complete(null);
        }
    }
}
