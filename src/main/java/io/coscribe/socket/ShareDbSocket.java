package io.coscribe.socket;

import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;

/** {@code /sharedb}: any number of documents of any collection on one socket, for stock ShareDB clients. */
@WebSocket(path = "/sharedb")
public class ShareDbSocket {

    private final Connections connections;

    @Inject
    ShareDbSocket(Connections connections) {
        this.connections = connections;
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection socket) {
        connections.opened(socket, _ -> true);
    }

    @OnTextMessage
    @NonBlocking
    void received(String text, WebSocketConnection socket) {
        connections.received(socket, text);
    }

    @OnBinaryMessage
    @NonBlocking
    void received(Buffer binary, WebSocketConnection socket) {
        connections.receivedBinary(socket);
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection socket) {
        connections.closed(socket);
    }

    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection socket) {
        connections.failed(socket, failure);
    }
}
