package io.coscribe;

import io.coscribe.access.AccessNews;
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
 * arrive, often while they don't. What they have changed about access it looks for all the time.
 */
@ApplicationScoped
public class ClusterLifecycle {

    private static final Logger LOG = Logger.getLogger(ClusterLifecycle.class);

    private static final Duration CHECK = Duration.ofMillis(500);

    /** While messages arrive, one check in so many is made. */
    private static final int CONNECTED_CHECKS = 10;

    /** How long a stopping service waits for its goodbye to be said. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    /** Who has lost access on another node is sent away within a second. */
    private static final Duration ACCESS_CHECK = Duration.ofMillis(400);

    private final Cluster cluster;
    private final SessionRegistry sessions;
    private final AccessNews access;
    private final Vertx vertx;
    private long checks;
    private long accessChecks;
    private int skipped;

    @Inject
    ClusterLifecycle(Cluster cluster, SessionRegistry sessions, AccessNews access, Vertx vertx) {
        this.cluster = cluster;
        this.sessions = sessions;
        this.access = access;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (cluster.isShared()) {
            cluster.join(sessions::checkHeads);
            checks = vertx.setPeriodic(CHECK.toMillis(), _ -> check());
            accessChecks = vertx.setPeriodic(ACCESS_CHECK.toMillis(), _ -> access.look());
        }
    }

    private void check() {
        skipped++;
        if (!cluster.isConnected() || skipped == CONNECTED_CHECKS) {
            skipped = 0;
            sessions.checkHeads();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(checks);
        vertx.cancelTimer(accessChecks);
        try {
            cluster.leave().toCompletableFuture().get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debugf("the other nodes will find out that this one is gone: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
