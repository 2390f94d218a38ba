package io.coscribe;

import io.coscribe.session.SessionRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Closes sessions that nobody uses; all of them, with what is submitted and their snapshots, when the service stops. */
@ApplicationScoped
public class SessionLifecycle {

    private static final Logger LOG = Logger.getLogger(SessionLifecycle.class);

    private final SessionRegistry sessions;
    private final Vertx vertx;
    private final SessionConfig config;
    private long sweep;

    @Inject
    SessionLifecycle(SessionRegistry sessions, Vertx vertx, SessionConfig config) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        sweep = vertx.setPeriodic(config.idle().toMillis() / 4 + 1, _ -> sessions.closeIdle(config.idle()));
    }

    /** While the other nodes and the database can still be reached. */
    void stop(@Observes @Priority(Interceptor.Priority.APPLICATION) ShutdownEvent event) {
        vertx.cancelTimer(sweep);
        try {
            sessions.closeAll().toCompletableFuture().get(config.stopLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warnf("not every document could be put away, what was acknowledged is in the log: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
