package io.coscribe.cluster;

import io.coscribe.presence.PresenceValue;
import io.coscribe.problem.Problem;
import io.coscribe.session.PresenceMove;
import io.coscribe.session.SessionRegistry;
import io.coscribe.session.SessionRegistry.Lease;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The order of a document's session: presence from other nodes goes its way and is told at its head, whatever the other
 * node had heard of that; on the session's thread.
 */
final class DocumentOrder implements RemotePresence.Order {

    private final Supplier<SessionRegistry> sessions;

    DocumentOrder(Supplier<SessionRegistry> sessions) {
        this.sessions = sessions;
    }

    @Override
    public void move(PresenceValue value, String clientId, Consumer<PresenceValue> tell) {
        PresenceValue.Place place = value.place().orElseThrow();
        Lease lease = sessions.get().lease(place.document(), () -> {});
        PresenceMove move = new PresenceMove(value.value(), place.revision(), clientId);
        lease.session().movePresence(move, new PresenceMove.Reply() {
            @Override
            public void moved(Object moved, long revision) {
                lease.close();
                tell.accept(value.moved(moved, revision));
            }

            @Override
            public void refused(Problem problem) {
                lease.close();
            }
        });
    }

    @Override
    public void takeBack(PresenceValue value, Consumer<PresenceValue> tell) {
        PresenceValue.Place place = value.place().orElseThrow();
        Lease lease = sessions.get().lease(place.document(), () -> tell.accept(value.gone(place.revision())));
        lease.session().askRevision(head -> {
            lease.close();
            tell.accept(value.gone(head));
        });
    }
}
