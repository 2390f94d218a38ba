package io.coscribe.faults;

import io.coscribe.ot.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A WebSocket of one client to one node, which has introduced itself. Operations and acks that arrive are written into
 * the client's journal. Nothing waits for longer than its patience: whoever is at the other end may be frozen, and then
 * it throws as if the connection had ended.
 *
 * <p>One thread sends and receives; the network delivers on another.
 */
final class Link implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofMillis(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<Map<String, Object>> arrived = new LinkedBlockingQueue<>();
    private final Journal journal;
    private final int number;
    private final WebSocket socket;
    private volatile Optional<String> end = Optional.empty();

    /** @param path the socket's path at the node */
    Link(URI node, String path, Journal journal) throws IOException {
        this.journal = journal;
        this.number = journal.connecting(node);
        URI address = URI.create(node.toString().replaceFirst("^http", "ws").replaceFirst("/$", "") + path);
        try {
            socket = HTTP.newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(address, new Listener())
                    .join();
        } catch (CompletionException e) {
            throw new IOException("connection " + number + " not made: " + e.getCause(), e);
        }
        send(Wire.handshake(journal.client()));
    }

    /** Which of the client's connections it is. */
    int number() {
        return number;
    }

    void send(Map<String, Object> message) throws IOException {
        try {
            socket.sendText(Json.text(json -> Json.write(json, message)), true)
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IOException("connection " + number + " can't send: " + e.getCause(), e);
        }
    }

    /**
     * The next message, if one arrives within {@code limit}.
     *
     * @throws IOException if the connection has ended and everything that arrived was received
     */
    Optional<Map<String, Object>> receive(Duration limit) throws IOException {
        try {
            boolean ended = end.isPresent();
            Map<String, Object> message = arrived.poll(ended ? 0 : limit.toMillis(), TimeUnit.MILLISECONDS);
            if (message == null && ended) {
                throw new IOException("connection " + number + " ended: " + end.get());
            }
            if (message != null) {
                journal.hear(number, message);
            }
            return Optional.ofNullable(message);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Receives until what is written in the journal is enough. */
    void receiveUntil(BooleanSupplier enough) {
        Await.until(LONG_PATIENCE, () -> {
            try {
                receive(TICK);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return enough.getAsBoolean();
        }, () -> journal.client() + " has heard only " + journal.lines());
    }

    /** Ends the connection without a word, as a dead network does. */
    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                arrived.add(message(partial.toString()));
                partial.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            end = Optional.of("close code " + statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            end = Optional.of(error.toString());
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> message(String text) {
            return (Map<String, Object>) Json.parse(text, Json::read);
        }
    }
}
