package io.coscribe.socket;

import io.coscribe.access.ChangedAccess;
import io.coscribe.access.InvalidTokenException;
import io.coscribe.access.Role;
import io.coscribe.access.User;
import io.coscribe.access.Visitor;
import io.coscribe.id.DocumentId;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.Problem;
import io.coscribe.wire.ClientMessage;
import io.coscribe.wire.ServerMessage;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.quarkus.websockets.next.CloseReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Who uses one connection, for how long, and what they may do there. The connection ends with the user's token unless a
 * new one is brought before, and when a document is taken away from them that it has to do with.
 *
 * <p>Belongs to the connection's event loop, except where it says otherwise.
 */
final class ConnectionUser implements KnownAccess.Listener {

    private static final Logger LOG = Logger.getLogger(ConnectionUser.class);

    private static final Problem OTHER_USER =
            new Problem(ErrorCode.ERR_UNAUTHENTICATED, "The token is another user's than this connection's");

    private final ClientConnection connection;
    private final ClientConnection.Node node;
    private final EventExecutor loop;
    private final Interests interests;
    private final ConnectionAccess access;
    private final Optional<User> user;
    private Visitor visitor;
    private Optional<ScheduledFuture<?>> expiry = Optional.empty();
    private boolean told;
    private volatile boolean checked;

    ConnectionUser(ClientConnection connection, ClientConnection.Node node, Opening opening, Interests interests) {
        this.connection = connection;
        this.node = node;
        this.loop = opening.channel().eventLoop();
        this.interests = interests;
        this.visitor = opening.visitor();
        this.user = visitor.user();
        this.access = new ConnectionAccess(node.accesses(), visitor, loop, node.clock(), this);
    }

    void begin() {
        if (!visitor.until().equals(Instant.MAX)) {
            long left = Duration.between(node.clock().instant(), visitor.until()).toMillis();
            expiry = Optional.of(loop.schedule(this::expire, Math.max(0, left), TimeUnit.MILLISECONDS));
        }
    }

    private void expire() {
        connection.close(new CloseReason(CloseCode.UNAUTHENTICATED, "the token has expired"));
    }

    /** @param decided gets the documents with which the user may not do what the message does, message after message */
    void check(ClientMessage message, Consumer<Set<DocumentId>> decided) {
        checked = true;
        access.check(Needs.of(message), decided);
    }

    /** Takes a new token of the same user; without one only says who that is. From now on the client is told its roles. */
    void authenticate(ClientMessage.Authenticate message, Runnable answered) {
        if (message.token().isEmpty()) {
            sayWho();
            answered.run();
            return;
        }
        node.authenticator().authenticate(message.token().get()).subscribe().with(
                renewed -> loop.execute(() -> {
                    renew(message, renewed);
                    answered.run();
                }),
                failure -> {
                    LOG.debugf("client %s: a token is refused: %s", connection.clientId(), failure.getMessage());
                    connection.send(ServerMessage.Failure.of(message, problem(failure)));
                    answered.run();
                });
    }

    private static Problem problem(Throwable failure) {
        return new Problem(
                ErrorCode.ERR_UNAUTHENTICATED,
                failure instanceof InvalidTokenException
                        ? failure.getMessage()
                        : "The token can't be verified at present, try again");
    }

    private void renew(ClientMessage.Authenticate message, Visitor renewed) {
        if (!renewed.user().map(User::id).equals(user.map(User::id))) {
            connection.send(ServerMessage.Failure.of(message, OTHER_USER));
            return;
        }
        visitor = renewed;
        expiry.ifPresent(timer -> timer.cancel(false));
        begin();
        sayWho();
    }

    private void sayWho() {
        connection.send(new ServerMessage.Authenticated(visitor.user(), visitor.until()));
        if (!told) {
            told = true;
            access.askEverything();
        }
    }

    /** Access may have changed: gives the event loop nothing to do if it isn't this user's. Called from any thread. */
    void accessChanged(ChangedAccess changed) {
        Set<DocumentId> documents = changed.of(user);
        if (checked && !documents.isEmpty()) {
            loop.execute(() -> access.changed(documents));
        }
    }

    /** The connection has ended. Called from any thread. */
    void end() {
        loop.execute(() -> {
            expiry.ifPresent(timer -> timer.cancel(false));
            access.end();
        });
    }

    @Override
    public void role(DocumentId document, Optional<Role> role) {
        connection.send(new ServerMessage.RoleTold(document, role));
    }

    @Override
    public boolean isUsed(DocumentId document) {
        return interests.include(document);
    }

    @Override
    public void lost(DocumentId document) {
        LOG.infof("client %s: ended, %s was taken away from its user", connection.clientId(), document);
        connection.close(new CloseReason(CloseCode.ACCESS_LOST, "a document was taken away"));
    }
}
