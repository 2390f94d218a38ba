package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.access.User;
import io.coscribe.access.Visitor;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many connections one user may open, and all anonymous users together. */
class AllowancesTest {

    private static final int MANY = 1_000;

    private final LimitsConfig limits = new SmallRyeConfigBuilder()
            .withMapping(LimitsConfig.class)
            .withConverter(MemorySize.class, 100, new MemorySizeConverter())
            .withSources(new PropertiesConfigSource(
                    Map.of(
                            "coscribe.limits.connections-per-user", "20",
                            "coscribe.limits.openings-per-second", "5",
                            "coscribe.limits.anonymous-connections", "30"),
                    "limits",
                    100))
            .build()
            .getConfigMapping(LimitsConfig.class);
    private final Visitor ann = user("guest:ann");
    private final Visitor bob = user("guest:bob");
    private long now;
    private final Allowances allowances = new Allowances(limits, null, () -> now);

    private static Visitor user(String id) {
        return new Visitor(Optional.of(new User(id, "A name")), Instant.MAX);
    }

    private List<Allowances.Entry> enter(Visitor visitor) {
        return Stream.generate(() -> allowances.enter(visitor)).limit(MANY).flatMap(Optional::stream).toList();
    }

    @Test
    void oneUserHasSoManyConnections() {
        List<Allowances.Entry> entries = enter(ann);
        assertEquals(20, entries.size());
        entries.subList(0, 3).forEach(entry -> entry.leave().run());
        assertEquals(3, enter(ann).size());
        assertEquals(20, enter(bob).size());
    }

    @Test
    void oneUserOpensSoManyInASecond() {
        int opened = 0;
        for (Optional<Allowances.Entry> entry = allowances.enter(ann); entry.isPresent(); entry = allowances.enter(ann)) {
            entry.get().leave().run();
            opened++;
        }
        assertEquals(5 * Allowance.BURST_SECONDS, opened);
        now += TimeUnit.SECONDS.toNanos(1);
        assertEquals(5, enter(ann).size());
        assertTrue(allowances.enter(bob).isPresent());
    }

    @Test
    void allAnonymousUsersHaveSoManyConnectionsTogether() {
        List<Allowances.Entry> entries = enter(Visitor.ANONYMOUS);
        assertEquals(30, entries.size());
        entries.subList(0, 3).forEach(entry -> entry.leave().run());
        assertEquals(3, enter(Visitor.ANONYMOUS).size());
        assertEquals(20, enter(ann).size());
    }
}
