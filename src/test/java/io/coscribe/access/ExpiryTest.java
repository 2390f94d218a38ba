package io.coscribe.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.id.RandomId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever proves who somebody is does so until it expires, and not a moment longer. */
@QuarkusTest
@TestProfile(InvitedOnly.class)
class ExpiryTest {

    private static final User ANN = new User("guest:ann", "Ann");

    private static final Duration MOMENT = Duration.ofMillis(1);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    KeyRing keys;

    @Inject
    AccessConfig config;

    @Inject
    Pool pool;

    @Inject
    RandomId ids;

    private final SteppedClock clock = new SteppedClock();
    private GuestTokens tokens;
    private Tickets tickets;

    @BeforeEach
    void begin() {
        // Tokens name whole seconds.
        clock.pass(Duration.between(clock.instant(), clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)));
        tokens = new GuestTokens(keys, config, clock);
        tickets = new Tickets(pool, ids, clock);
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }

    private static void assertRefused(Uni<?> answer) {
        assertThrows(InvalidTokenException.class, () -> await(answer));
    }

    @Test
    void aTokenLastsForItsLifetime() {
        GuestPass pass = tokens.issue(ANN);
        String key = keys.own().id();
        assertEquals(clock.instant().plus(config.tokenLifetime()), pass.expiresAt());
        clock.pass(config.tokenLifetime().minus(MOMENT));
        assertEquals(new Visitor(Optional.of(ANN), pass.expiresAt()), await(tokens.verify(pass.token(), key)));
        clock.pass(MOMENT);
        assertRefused(tokens.verify(pass.token(), key));
    }

    @Test
    void aRenewalLastsForTheGuestsLifetime() {
        GuestPass pass = tokens.issue(ANN);
        clock.pass(config.guestLifetime().minus(MOMENT));
        assertEquals(ANN, await(tokens.verifyRenewal(pass.renewal())));
        clock.pass(MOMENT);
        assertRefused(tokens.verifyRenewal(pass.renewal()));
    }

    @Test
    void aTicketLastsForHalfAMinute() {
        Duration lifetime = Duration.ofSeconds(30);
        Ticket used = await(tickets.issue(ANN, clock.instant().plusSeconds(900)));
        Ticket late = await(tickets.issue(ANN, clock.instant().plusSeconds(900)));
        assertEquals(clock.instant().plus(lifetime), used.expiresAt());
        clock.pass(lifetime.minus(MOMENT));
        assertEquals(Optional.of(ANN), await(tickets.redeem(used.ticket())).user());
        assertRefused(tickets.redeem(used.ticket()));
        clock.pass(MOMENT);
        assertRefused(tickets.redeem(late.ticket()));
    }
}
