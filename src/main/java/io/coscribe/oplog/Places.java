package io.coscribe.oplog;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * How many may do something at once; the others wait, first come, first served. Called from any thread; who waited
 * goes on in the thread that made room.
 */
final class Places {

    private final Queue<Promise<Void>> waiting = new ArrayDeque<>();
    private int free;

    Places(int count) {
        free = count;
    }

    /** Completes when there is a place, which must be {@linkplain #leave left} once. */
    Future<Void> enter() {
        Promise<Void> place = Promise.promise();
        synchronized (this) {
            if (free == 0) {
                waiting.add(place);
                return place.future();
            }
            free--;
        }
        place.complete();
        return place.future();
    }

    void leave() {
        Promise<Void> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.complete();
    }
}
