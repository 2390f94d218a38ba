package io.coscribe.socket;

import io.coscribe.access.User;
import io.coscribe.access.Visitor;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** The allowances of the users of this node, and how many connections each has. Called from any thread. */
@Singleton
class Allowances {

    /** A right to one connection. @param leave must run once, when the connection has ended */
    record Entry(Allowance allowance, Runnable leave) {}

    private static final Duration SWEEP = Duration.ofSeconds(10);

    /** A user who is here, or was lately. Guarded by the map's lock for their id. */
    private static final class Known {
        final Allowance allowance;
        int connections;

        Known(Allowance allowance) {
            this.allowance = allowance;
        }
    }

    private final LimitsConfig limits;
    private final Vertx vertx;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<String, Known> users = new ConcurrentHashMap<>();
    private final AtomicInteger anonymous = new AtomicInteger();

    @Inject
    Allowances(LimitsConfig limits, Vertx vertx) {
        this(limits, vertx, System::nanoTime);
    }

    /** @param nanoTime the clock, as {@link System#nanoTime} */
    Allowances(LimitsConfig limits, Vertx vertx, LongSupplier nanoTime) {
        this.limits = limits;
        this.vertx = vertx;
        this.nanoTime = nanoTime;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(SWEEP.toMillis(), _ -> sweep());
    }

    /** One connection more; empty if it would be one too many. */
    Optional<Entry> enter(Visitor visitor) {
        return visitor.user().map(User::id).map(this::enter).orElseGet(this::enterAnonymously);
    }

    private Optional<Entry> enter(String user) {
        AtomicReference<Entry> entry = new AtomicReference<>();
        users.compute(user, (_, present) -> {
            Known known = present == null ? new Known(new Allowance(limits, nanoTime)) : present;
            if (known.connections < limits.connectionsPerUser() && known.allowance.takeOpening()) {
                known.connections++;
                entry.set(new Entry(known.allowance, () -> leave(user)));
            }
            return known;
        });
        return Optional.ofNullable(entry.get());
    }

    private void leave(String user) {
        users.computeIfPresent(user, (_, known) -> {
            known.connections--;
            return known;
        });
    }

    private Optional<Entry> enterAnonymously() {
        if (anonymous.incrementAndGet() > limits.anonymousConnections()) {
            anonymous.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(new Entry(new Allowance(limits, nanoTime), anonymous::decrementAndGet));
    }

    /** Forgets users who have gone and have nothing to make good for. */
    private void sweep() {
        for (String user : users.keySet()) {
            users.computeIfPresent(user, (_, known) ->
                    known.connections == 0 && known.allowance.isUntouched() ? null : known);
        }
    }
}
