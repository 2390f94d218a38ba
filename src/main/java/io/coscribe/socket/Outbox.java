package io.coscribe.socket;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * What is on its way to one client. Called from any thread; frames leave in the order of the calls. That takes a
 * queue: the WebSocket itself writes at once when it is called on its own event loop, and later when it is called on
 * another, so that two threads' frames would overtake each other.
 *
 * <p>Counts what the network hasn't taken yet, because the WebSocket keeps it without bound: a client that doesn't
 * read is cut off, comes back and catches up from the revision it has. One frame may be of any size.
 */
final class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class);

    /** More is fetched for a client when no more than this part of the limit is unsent. */
    private static final long READY_PART = 4;

    private final WebSocketConnection connection;
    private final Executor loop;
    private final Runnable hangUp;
    private final long limit;
    private final Queue<String> frames = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicLong unsent = new AtomicLong();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Queue<Runnable> untilReady = new ConcurrentLinkedQueue<>();

    /**
     * @param loop runs tasks on the connection's event loop, in order
     * @param hangUp ends the connection without waiting for what is unread
     * @param limit how much may be unread when another frame comes, in characters
     */
    Outbox(WebSocketConnection connection, Executor loop, Runnable hangUp, long limit) {
        this.connection = connection;
        this.loop = loop;
        this.hangUp = hangUp;
        this.limit = limit;
    }

    void send(String frame) {
        if (!open.get()) {
            return;
        }
        if (unsent.getAndAdd(frame.length()) > limit) {
            LOG.infof("connection %s: cut off, more than %d characters wait to be read", connection.id(), limit);
            cutOff();
            return;
        }
        frames.add(frame);
        if (writing.compareAndSet(false, true)) {
            onLoop(this::write);
        }
    }

    /** Whoever sends isn't to suffer from a loop that takes nothing any more. */
    private void onLoop(Runnable task) {
        try {
            loop.execute(task);
        } catch (RuntimeException e) {
            LOG.warnf("connection %s: cut off, its event loop takes nothing: %s", connection.id(), e);
            cutOff();
        }
    }

    /** Ends the connection without waiting for what is unread. */
    void cutOff() {
        ended();
        hangUp.run();
    }

    private void write() {
        writing.set(false);
        for (String frame = frames.poll(); frame != null; frame = frames.poll()) {
            int length = frame.length();
            connection.sendText(frame).subscribe().with(
                    _ -> {
                        unsent.addAndGet(-length);
                        runIfReady();
                    },
                    failure -> LOG.debugf("connection %s: a frame could not be sent: %s", connection.id(), failure));
        }
    }

    /** Runs {@code task} when most of what was sent has been taken by the network, or the connection has ended. */
    void whenReady(Runnable task) {
        untilReady.add(task);
        runIfReady();
    }

    private void runIfReady() {
        if (unsent.get() <= limit / READY_PART || !open.get()) {
            for (Runnable task = untilReady.poll(); task != null; task = untilReady.poll()) {
                task.run();
            }
        }
    }

    /** Ends the connection behind the frames that were sent before. */
    void close(CloseReason reason) {
        if (open.compareAndSet(true, false)) {
            onLoop(() -> connection.close(reason).subscribe().with(
                    _ -> {},
                    failure -> LOG.debugf("connection %s: close failed: %s", connection.id(), failure)));
        }
    }

    /** The connection has ended: nothing more is sent, nothing is kept. */
    void ended() {
        open.set(false);
        frames.clear();
        runIfReady();
    }

    boolean isOpen() {
        return open.get();
    }
}
