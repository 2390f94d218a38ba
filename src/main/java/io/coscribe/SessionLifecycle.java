package io.coscribe;

import io.coscribe.session.SessionRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Closes sessions that nobody uses, and all of them, with their snapshots, when the service stops. */
@ApplicationScoped
public class SessionLifecycle {

    private static final Logger LOG = Logger.getLogger(SessionLifecycle.class);

    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final SessionRegistry sessions;
    private final Vertx vertx;
    private long sweep;

    @Inject
    SessionLifecycle(SessionRegistry sessions, Vertx vertx) {
        this.sessions = sessions;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        sweep = vertx.setPeriodic(SWEEP.toMillis(), _ -> sessions.closeIdle(IDLE));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(sweep);
        try {
            sessions.closeAll().toCompletableFuture().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warnf("not every snapshot was kept, the log holds all: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
