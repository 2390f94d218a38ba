package io.coscribe.socket;

import io.coscribe.network.Backlog;
import io.coscribe.network.NetworkConnection;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What is on its way to one client. Called from any thread; messages leave in the order of the calls, and those that come
 * before the connection is written to with one write to the network.
 *
 * <p>Counts what the network hasn't taken yet, because nothing else bounds it: a client that doesn't read is cut off,
 * comes back and catches up from the revision it has. One message may be of any size.
 */
final class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class);

    /** More is fetched for a client when no more than this part of the limit is unsent. */
    private static final long READY_PART = 4;

    private final WebSocketConnection connection;
    private final NetworkConnection network;
    private final WriteQueue queue;
    private final Backlog backlog;
    private final long limit;
    private final Queue<byte[]> messages = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean answering = new AtomicBoolean();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final AtomicLong unsent = new AtomicLong();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Queue<Runnable> untilReady = new ConcurrentLinkedQueue<>();

    /**
     * @param queue that of the connection's event loop
     * @param backlog the client's
     * @param limit how much may be unread when another message comes, in bytes
     */
    Outbox(
            WebSocketConnection connection,
            NetworkConnection network,
            WriteQueue queue,
            Backlog backlog,
            long limit) {
        this.connection = connection;
        this.network = network;
        this.queue = queue;
        this.backlog = backlog;
        this.limit = limit;
    }

    /**
     * Sends what the client waits for, and with it all that it is to be told.
     *
     * @param message in UTF-8; not to be changed any more
     */
    void answer(byte[] message) {
        if (take(message) && answering.compareAndSet(false, true)) {
            enqueue(queue::addAnswer, () -> {
                answering.set(false);
                write();
            });
        }
    }

    /** As {@link #answer}, behind other clients who were to be told something before. */
    void tell(byte[] message) {
        if (take(message) && telling.compareAndSet(false, true)) {
            enqueue(queue::addNews, () -> {
                telling.set(false);
                write();
            });
        }
    }

    private boolean take(byte[] message) {
        if (!open.get()) {
            return false;
        }
        if (unsent.getAndAdd(message.length) > limit) {
            LOG.infof("connection %s: cut off, more than %d bytes wait to be read", connection.id(), limit);
            cutOff();
            return false;
        }
        backlog.grow(message.length);
        return messages.add(message);
    }

    /** Whoever sends isn't to suffer from a loop that takes nothing any more. */
    private void enqueue(Consumer<Runnable> place, Runnable task) {
        try {
            place.accept(task);
        } catch (RuntimeException e) {
            LOG.warnf("connection %s: cut off, its event loop takes nothing: %s", connection.id(), e);
            cutOff();
        }
    }

    /** Ends the connection without waiting for what is unread. */
    void cutOff() {
        ended();
        network.hangUp();
    }

    private void write() {
        try {
            network.send(messages, taken -> {
                unsent.addAndGet(-taken);
                backlog.shrink(taken);
                runIfReady();
            });
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.errorf(e, "connection %s: cut off, it can't be written to", connection.id());
            cutOff();
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

    /** Ends the connection behind the messages that were sent before. */
    void close(CloseReason reason) {
        if (open.compareAndSet(true, false)) {
            enqueue(queue::addAnswer, () -> {
                write();
                connection.close(reason).subscribe().with(
                        _ -> {},
                        failure -> LOG.debugf("connection %s: close failed: %s", connection.id(), failure));
            });
        }
    }

    /** The connection has ended: nothing more is sent, nothing is kept. */
    void ended() {
        open.set(false);
        messages.clear();
        runIfReady();
    }

    boolean isOpen() {
        return open.get();
    }
}
