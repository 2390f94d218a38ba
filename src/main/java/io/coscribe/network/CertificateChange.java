package io.coscribe.network;

import io.quarkus.tls.CertificateUpdatedEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;

/**
 * Lets new connections wait in the network while the HTTP servers change to a new certificate, which takes milliseconds:
 * Vert.x 4 fails those that it accepts meanwhile.
 */
@Singleton
class CertificateChange {

    /** So long at most, whatever becomes of the change. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ListeningSockets sockets;
    private final Vertx vertx;

    @Inject
    CertificateChange(ListeningSockets sockets, Vertx vertx) {
        this.sockets = sockets;
        this.vertx = vertx;
    }

    void begins(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) CertificateUpdatedEvent event) {
        vertx.setTimer(PATIENCE.toMillis(), _ -> accept());
        sockets.forEach(listening -> listening.config().setAutoRead(false))
                .thenCompose(_ -> sockets.acceptedArePlaced())
                .join();
    }

    void ends(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) CertificateUpdatedEvent event) {
        accept();
    }

    private void accept() {
        sockets.forEach(listening -> listening.config().setAutoRead(true));
    }
}
