package io.coscribe.socket;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.coscribe.ot.Json;
import io.coscribe.session.JsonText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A bare WebSocket that sends what it is told, with single quotes for double ones, and collects what arrives. */
final class WireClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Stands for a connection that ended without a close frame. */
    static final int CUT_OFF = 1006;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<Map<String, Object>> arrived = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private volatile boolean reading = true;
    final String id;

    private WireClient(URI address, UnaryOperator<WebSocket.Builder> request) {
        socket = request.apply(HTTP.newWebSocketBuilder()).buildAsync(address, new Listener()).join();
        Map<String, Object> greeting = receive();
        if (!"init".equals(greeting.get("a"))) {
            throw new AssertionError("greeted with " + greeting);
        }
        id = (String) greeting.get("id");
    }

    /** Connected, and greeted. */
    static WireClient connect(URI base, String path) {
        return connect(base, path, UnaryOperator.identity());
    }

    /** Connected as the token's user, as a browser is. */
    static WireClient connect(URI base, String path, String token) {
        return connect(base, path, request -> request.subprotocols("coscribe", "bearer." + token));
    }

    /** @param request what is asked besides; throws {@link CompletionException} if that is refused */
    static WireClient connect(URI base, String path, UnaryOperator<WebSocket.Builder> request) {
        return new WireClient(
                URI.create(base.toString().replaceFirst("^http", "ws").replaceFirst("/$", "") + path), request);
    }

    /** The HTTP status with which such a request is refused. */
    static int refusal(URI base, String path, UnaryOperator<WebSocket.Builder> request) {
        try (WireClient _ = connect(base, path, request)) {
            throw new AssertionError("connected");
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    WireClient send(String message) {
        return sendRaw(message.replace('\'', '"'));
    }

    WireClient send(Map<String, Object> message) {
        return sendRaw(json(message));
    }

    WireClient sendRaw(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** Sends what the service may refuse before it has arrived; false if the connection ended before. */
    boolean trySendRaw(String text) {
        try {
            sendRaw(text);
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    /** Sends {@code text} so many times, unless the connection ends before. */
    WireClient sendMany(String text, int times) {
        for (int i = 0; i < times && trySendRaw(text); i++) {
            // as long as somebody takes it
        }
        return this;
    }

    WireClient sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /** The next message. */
    Map<String, Object> receive() {
        try {
            Map<String, Object> message = arrived.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (message == null) {
                throw new AssertionError("nothing arrived within " + PATIENCE);
            }
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next message as JSON with single quotes. */
    String receiveText() {
        return text(receive());
    }

    /** Everything up to and with the first message that {@code last} accepts. */
    List<Map<String, Object>> receiveUntil(Predicate<Map<String, Object>> last) {
        List<Map<String, Object>> messages = new ArrayList<>();
        do {
            messages.add(receive());
        } while (!last.test(messages.getLast()));
        return messages;
    }

    /** Takes everything up to and with the first message that {@code last} accepts; false if the connection ends before. */
    boolean receivesUntil(Predicate<Map<String, Object>> last) {
        try {
            while (true) {
                Map<String, Object> message = arrived.poll(50, TimeUnit.MILLISECONDS);
                if (message == null && closed.isDone() && arrived.isEmpty()) {
                    return false;
                }
                if (message != null && last.test(message)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What has arrived before the answer to a handshake that is sent now; proves silence. */
    List<Map<String, Object>> receivedBeforeAnswer() {
        send("{'a':'hs'}");
        List<Map<String, Object>> messages = receiveUntil(message -> "hs".equals(message.get("a")));
        return messages.subList(0, messages.size() - 1);
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    /** The close code, once the service has ended the connection. */
    int closeCode() {
        return closed.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** Takes nothing from the network any more, as a suspended browser does. */
    void stopReading() {
        reading = false;
    }

    void startReading() {
        reading = true;
        socket.request(1);
    }

    /** Ends the connection without a word, as a dead network does. */
    void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        // It fails where the service was first.
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(_ -> null).join();
    }

    static String text(Object value) {
        return json(value).replace('"', '\'');
    }

    static String json(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonText.FACTORY.createGenerator(text)) {
            Json.write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static Object parse(String text) {
        try (JsonParser json = JsonText.FACTORY.createParser(text)) {
            json.nextToken();
            return Json.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            if (reading) {
                webSocket.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(CUT_OFF);
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> message(String text) {
            return (Map<String, Object>) parse(text);
        }
    }
}
