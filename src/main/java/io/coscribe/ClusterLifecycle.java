package io.coscribe;

import io.coscribe.cluster.Cluster;
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

/**
 * Joins the other nodes, and looks into the log now and then for what their messages have missed: seldom while they
 * arrive, often while they don't.
 */
@ApplicationScoped
public class ClusterLifecycle {

    private static final Logger LOG = Logger.getLogger(ClusterLifecycle.class);

    private static final Duration CHECK_ALONE = Duration.ofMillis(500);
    private static final Duration CHECK_CONNECTED = Duration.ofSeconds(5);

    /** How long a stopping service waits for its goodbye to be said. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final SessionRegistry sessions;
    private final Vertx vertx;
    private long check;

    @Inject
    ClusterLifecycle(Cluster cluster, SessionRegistry sessions, Vertx vertx) {
        this.cluster = cluster;
        this.sessions = sessions;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (cluster.isShared()) {
            cluster.join(sessions::checkHeads);
            checkLater();
        }
    }

    private void checkLater() {
        Duration pause = cluster.isConnected() ? CHECK_CONNECTED : CHECK_ALONE;
        check = vertx.setTimer(pause.toMillis(), _ -> {
            sessions.checkHeads();
            checkLater();
        });
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(check);
        try {
            cluster.leave().toCompletableFuture().get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debugf("the other nodes will find out that this one is gone: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
