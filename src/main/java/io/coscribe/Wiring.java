package io.coscribe;

import io.coscribe.id.RandomId;
import io.coscribe.ot.OtTypes;
import io.coscribe.presence.PresenceChannels;
import io.coscribe.presence.PresencePeers;
import io.coscribe.session.ContentRules;
import io.coscribe.session.OperationLog;
import io.coscribe.session.PastStates;
import io.coscribe.session.Peers;
import io.coscribe.session.Ports;
import io.coscribe.session.SessionRegistry;
import io.coscribe.session.SizeLimits;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Puts together the parts that know nothing of Quarkus, with the clock, the randomness and the threads they need. */
@ApplicationScoped
public class Wiring {

    private static final Duration BETWEEN_PRESENCE_REQUESTS = Duration.ofMillis(100);

    @Produces
    @Singleton
    OtTypes types() {
        return OtTypes.standard();
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    RandomId randomIds() {
        return new RandomId(new SecureRandom());
    }

    @Produces
    @Singleton
    PresenceChannels presenceChannels(PresencePeers peers) {
        return new PresenceChannels(
                peers,
                CompletableFuture.delayedExecutor(BETWEEN_PRESENCE_REQUESTS.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Produces
    @Singleton
    PastStates pastStates(OperationLog log, Vertx vertx) {
        return new PastStates(log, EventLoopExecutor.ofCaller(vertx));
    }

    @Produces
    @Singleton
    SessionRegistry sessions(OperationLog log, Peers peers, ContentRules rules, SizeConfig sizes, Vertx vertx) {
        return new SessionRegistry(
                new Ports(log, () -> EventLoopExecutor.ofCaller(vertx), peers, rules, limits(sizes)),
                InstantSource.system());
    }

    private static SizeLimits limits(SizeConfig sizes) {
        long operation = Math.min(sizes.operationSize().asLongValue(), Integer.MAX_VALUE);
        return new SizeLimits((int) operation, sizes.documentSize().asLongValue());
    }
}
