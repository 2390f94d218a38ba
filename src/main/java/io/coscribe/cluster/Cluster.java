package io.coscribe.cluster;

import io.coscribe.id.RandomId;
import io.coscribe.ot.OtTypes;
import io.coscribe.presence.PresencePeers;
import io.coscribe.session.OperationCodec;
import io.coscribe.session.Peers;
import io.coscribe.session.SessionRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** The nodes that share a Redis and a database; without a Redis this node alone. */
@Singleton
public class Cluster {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Optional<RedisBus> bus;
    private final OtTypes types;
    private final Instance<SessionRegistry> sessions;
    private final String node;

    @Inject
    Cluster(
            RedisConfig config,
            Instance<SessionRegistry> sessions,
            Vertx vertx,
            OtTypes types,
            RandomId ids) {
        this.bus = config.url().map(url -> new RedisBus(new RedisLink.Setting(
                () -> Redis.createClient(vertx, new RedisOptions().setConnectionString(url)),
                vertx.getOrCreateContext(),
                RandomGenerator.getDefault(),
                LONGEST_PAUSE)));
        this.types = types;
        this.sessions = sessions;
        this.node = ids.next();
    }

    @Produces
    @Singleton
    Peers peers() {
        return bus.<Peers>map(shared -> new RedisPeers(shared, new OperationCodec(types), node)).orElse(Peers.NONE);
    }

    @Produces
    @Singleton
    PresencePeers presencePeers() {
        return bus.<PresencePeers>map(shared -> new RedisPresencePeers(shared, node, sessions::get)).orElse(PresencePeers.NONE);
    }

    /**
     * Joins the other nodes, if there may be any.
     *
     * @param onRestored called whenever messages arrive again after some may have been lost
     */
    public void join(Runnable onRestored) {
        bus.ifPresent(shared -> shared.start(onRestored));
    }

    /** Completes when what was said is under way, or can't be. */
    public CompletionStage<Void> leave() {
        return bus.map(RedisBus::close).orElse(CompletableFuture.completedStage(null));
    }

    /** Whether others may write to the same log. */
    public boolean isShared() {
        return bus.isPresent();
    }

    /** Whether this node hears the others, and they hear it; false if it is alone. */
    public boolean isConnected() {
        return bus.filter(RedisBus::isConnected).isPresent();
    }
}
