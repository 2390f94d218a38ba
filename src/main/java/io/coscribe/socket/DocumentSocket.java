package io.coscribe.socket;

import io.coscribe.id.DocumentId;
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

/**
 * {@code /documents/{id}/socket}: the same protocol for the one document that the address names, so that a load
 * balancer can route by document. The editor uses it.
 */
@WebSocket(path = "/documents/{id}/socket")
public class DocumentSocket {

    private final Connections connections;

    @Inject
    DocumentSocket(Connections connections) {
        this.connections = connections;
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection socket) {
        connections.opened(socket, DocumentId.ofPage(socket.pathParam("id"))::equals);
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
