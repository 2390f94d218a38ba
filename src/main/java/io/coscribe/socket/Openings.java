package io.coscribe.socket;

import io.coscribe.access.Accesses;
import io.coscribe.access.Authenticator;
import io.coscribe.access.InvalidTokenException;
import io.coscribe.access.ProviderAwayException;
import io.coscribe.access.Tickets;
import io.coscribe.access.Visitor;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Decides about requests to open a socket, and gives the socket what is known of it by then: who opens it, what they may
 * still ask for, and the network connection under it, which WebSockets Next doesn't show.
 */
@Singleton
public class Openings implements HttpUpgradeCheck {

    static final TypedKey<Opening> OPENING = new TypedKey<>("coscribe.opening");

    private static final AttributeKey<Allowances.Entry> ENTRY = AttributeKey.valueOf("coscribe.entry");

    private static final Logger LOG = Logger.getLogger(Openings.class);

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final Map<String, List<String>> LATER = Map.of("Retry-After", List.of("5"));

    private final Authenticator authenticator;
    private final Tickets tickets;
    private final Accesses accesses;
    private final Allowances allowances;

    @Inject
    Openings(Authenticator authenticator, Tickets tickets, Accesses accesses, Allowances allowances) {
        this.authenticator = authenticator;
        this.tickets = tickets;
        this.accesses = accesses;
        this.allowances = allowances;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        Context loop = Vertx.currentContext();
        return visitor(Credential.of(context.httpRequest()))
                .emitOn(task -> loop.runOnContext(_ -> task.run()))
                .map(visitor -> open(context, visitor))
                .onFailure().recoverWithItem(Openings::refused);
    }

    private Uni<Visitor> visitor(Optional<Credential> credential) {
        return switch (credential.orElse(null)) {
            case Credential.Token(String token) -> authenticator.authenticate(token);
            case Credential.Ticket(String ticket) -> tickets.redeem(ticket);
            case null -> accesses.everybodysRole().isPresent()
                    ? Uni.createFrom().item(Visitor.ANONYMOUS)
                    : Uni.createFrom().failure(new MissingTokenException());
        };
    }

    private CheckResult open(HttpUpgradeContext context, Visitor visitor) {
        HttpServerRequest request = context.httpRequest();
        Channel channel = ((ConnectionBase) request.connection()).channel();
        giveBackPlace(channel);
        Optional<Allowances.Entry> entry = allowances.enter(visitor);
        if (entry.isEmpty()) {
            LOG.debugf("a user has too many connections");
            return CheckResult.rejectUpgradeSync(TOO_MANY_REQUESTS, LATER);
        }
        takePlace(channel, entry.get());
        context.userData().put(OPENING, new Opening(channel, visitor, entry.get().allowance()));
        Credential.removeFrom(request);
        return CheckResult.permitUpgradeSync();
    }

    private static void takePlace(Channel channel, Allowances.Entry entry) {
        boolean first = !channel.hasAttr(ENTRY);
        channel.attr(ENTRY).set(entry);
        if (first) {
            channel.closeFuture().addListener(_ -> giveBackPlace(channel));
        } else if (!channel.isOpen()) {
            giveBackPlace(channel);
        }
    }

    /** A request that was let through may have failed later, and another may come on the same connection. */
    private static void giveBackPlace(Channel channel) {
        if (channel.hasAttr(ENTRY)) {
            Allowances.Entry entry = channel.attr(ENTRY).getAndSet(null);
            if (entry != null) {
                entry.leave().run();
            }
        }
    }

    private static CheckResult refused(Throwable failure) {
        LOG.debugf("a socket is refused: %s", failure.getMessage());
        return switch (failure) {
            case MissingTokenException _ -> unauthorized("Bearer");
            case InvalidTokenException _ -> unauthorized("Bearer error=\"invalid_token\"");
            case ProviderAwayException _ -> CheckResult.rejectUpgradeSync(SERVICE_UNAVAILABLE, LATER);
            default -> {
                LOG.warnf("a socket can't be opened at present: %s", failure);
                yield CheckResult.rejectUpgradeSync(SERVICE_UNAVAILABLE, LATER);
            }
        };
    }

    private static CheckResult unauthorized(String challenge) {
        return CheckResult.rejectUpgradeSync(
                UNAUTHORIZED, Map.of("WWW-Authenticate", List.of(challenge)));
    }

    /** Nothing is known of whoever wants to open a socket, and nobody may that isn't known. */
    private static final class MissingTokenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MissingTokenException() {
            super("a token is needed", null, false, false);
        }
    }
}
