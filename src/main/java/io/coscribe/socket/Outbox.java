package io.coscribe.socket;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * What is on its way to one client. Counts what the network hasn't taken yet, because the WebSocket queues without
 * bound: a client that doesn't read is cut off, comes back and catches up from the revision it has.
 *
 * <p>Called from any thread; frames leave in the order of the calls.
 */
final class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class);

    /** Of unsent text, in characters. */
    private static final long LIMIT = 64L * 1024 * 1024;

    private final WebSocketConnection connection;
    private final AtomicLong unsent = new AtomicLong();
    private final AtomicBoolean open = new AtomicBoolean(true);

    Outbox(WebSocketConnection connection) {
        this.connection = connection;
    }

    void send(String frame) {
        if (!open.get()) {
            return;
        }
        if (unsent.addAndGet(frame.length()) > LIMIT) {
            LOG.infof("connection %s: doesn't read, more than %d characters wait", connection.id(), LIMIT);
            close(new CloseReason(CloseCode.TOO_SLOW, "too slow"));
            return;
        }
        connection.sendText(frame).subscribe().with(
                _ -> unsent.addAndGet(-frame.length()),
                failure -> LOG.debugf("connection %s: a frame could not be sent: %s", connection.id(), failure));
    }

    void close(CloseReason reason) {
        if (open.compareAndSet(true, false)) {
            connection.close(reason).subscribe().with(
                    _ -> {},
                    failure -> LOG.debugf("connection %s: close failed: %s", connection.id(), failure));
        }
    }

    /** The connection has ended. */
    void ended() {
        open.set(false);
    }

    boolean isOpen() {
        return open.get();
    }
}
