package io.coscribe.cluster;

import io.coscribe.id.RandomId;
import io.coscribe.ot.OtTypes;
import io.coscribe.presence.PresencePeers;
import io.coscribe.session.OperationCodec;
import io.coscribe.session.Peers;
import io.coscribe.session.SessionRegistry;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
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

    /** The TLS configuration for connections to Redis, if there is one of this name. */
    private static final String TLS_NAME = "redis";

    /** This node among others. */
    private record Member(RedisBus bus, Peers peers, RedisPresencePeers presence, RollCall rollCall) {}

    private final Optional<Member> member;
    private final Vertx vertx;
    private final Duration heartbeat;
    private long beats;

    @Inject
    Cluster(
            RedisConfig config,
            TlsConfigurationRegistry tls,
            Instance<SessionRegistry> sessions,
            Vertx vertx,
            OtTypes types,
            RandomId ids) {
        this.vertx = vertx;
        this.heartbeat = config.heartbeat();
        this.member = config.url().map(RedisUrl::parse).map(url -> {
            RandomGenerator random = RandomGenerator.getDefault();
            RedisBus bus = new RedisBus(new RedisLink.Setting(
                    new RedisClients(vertx, url, RedisNetwork.options(url.security(), tls.get(TLS_NAME)), random),
                    vertx.getOrCreateContext(),
                    random,
                    heartbeat));
            String node = ids.next();
            RedisPresencePeers presence = new RedisPresencePeers(bus, node, new DocumentOrder(sessions::get));
            RollCall rollCall = new RollCall(bus, this::after, node, presence, () -> sessions.get().checkHeads());
            return new Member(
                    bus, new RedisPeers(bus, new OperationCodec(types), node, rollCall::isAlone), presence, rollCall);
        });
    }

    private void after(Duration delay, Runnable task) {
        vertx.setTimer(delay.toMillis(), _ -> task.run());
    }

    @Produces
    @Singleton
    Peers peers() {
        return member.map(Member::peers).orElse(Peers.NONE);
    }

    @Produces
    @Singleton
    PresencePeers presencePeers() {
        return member.<PresencePeers>map(Member::presence).orElse(PresencePeers.NONE);
    }

    /**
     * Joins the other nodes, if there may be any.
     *
     * @param onRestored called whenever messages arrive again after some may have been lost
     */
    public void join(Runnable onRestored) {
        member.ifPresent(here -> {
            here.bus.start(() -> {
                here.rollCall.restored();
                onRestored.run();
            });
            beats = vertx.setPeriodic(heartbeat.toMillis(), _ -> here.rollCall.beat());
        });
    }

    /** Says goodbye to the others. Completes when that is said, or can't be. */
    public CompletionStage<Void> leave() {
        return member.map(here -> {
            vertx.cancelTimer(beats);
            here.rollCall.leave();
            return here.bus.close();
        }).orElse(CompletableFuture.completedStage(null));
    }

    /** Whether others may write to the same log. */
    public boolean isShared() {
        return member.isPresent();
    }

    /** Whether this node hears the others, and they hear it; false if it is alone. */
    public boolean isConnected() {
        return member.filter(here -> here.bus.isConnected()).isPresent();
    }
}
