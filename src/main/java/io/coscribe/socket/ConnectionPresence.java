package io.coscribe.socket;

import io.coscribe.id.DocumentId;
import io.coscribe.presence.PresenceChannels;
import io.coscribe.presence.PresenceValue;
import io.coscribe.problem.Problem;
import io.coscribe.session.PresenceMove;
import io.coscribe.wire.ServerMessage;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongConsumer;

/**
 * What one connection says and hears on presence channels. A value in a document goes by way of the document's session,
 * which moves it to its head; what is asked of the same channel afterwards goes the same way, and can't overtake it.
 *
 * <p>Called by its connection, one call at a time.
 */
final class ConnectionPresence {

    private final ClientConnection connection;
    private final PresenceChannels channels;

    /** The channels that were used, with the document that each is about, if any. */
    private final ConcurrentMap<String, Optional<DocumentId>> used = new ConcurrentHashMap<>();

    ConnectionPresence(ClientConnection connection, PresenceChannels channels) {
        this.connection = connection;
        this.channels = channels;
    }

    void subscribe(String channel, Runnable done) {
        inTurn(channel, _ -> channels.subscribe(channel, connection).thenRun(done));
    }

    /** Hears no more of the channel; what the connection said there is taken back for the others. */
    void leave(String channel, Runnable done) {
        inTurn(channel, revision -> {
            channels.unsubscribe(channel, connection, revision);
            done.run();
        });
    }

    void leaveAll() {
        used.keySet().forEach(channel -> leave(channel, () -> {}));
    }

    void request(String channel) {
        channels.request(channel, connection);
    }

    void set(PresenceValue value) {
        if (value.place().isEmpty()) {
            used.putIfAbsent(value.channel(), Optional.empty());
            publish(value);
            return;
        }
        PresenceValue.Place place = value.place().get();
        used.put(value.channel(), Optional.of(place.document()));
        PresenceMove move = new PresenceMove(value.value(), place.revision(), connection.clientId());
        Runnable unreadable = () -> connection.send(ServerMessage.Failure.of(value, ClientConnection.UNREADABLE));
        connection.withLease(place.document(), unreadable, (session, release) ->
                session.movePresence(move, new PresenceMove.Reply() {
                    @Override
                    public void moved(Object moved, long revision) {
                        publish(value.moved(moved, revision));
                        release.run();
                    }

                    @Override
                    public void refused(Problem problem) {
                        connection.send(ServerMessage.Failure.of(value, problem));
                        release.run();
                    }
                }));
    }

    private void publish(PresenceValue value) {
        channels.publish(value, connection.clientId(), connection);
        connection.send(new ServerMessage.Presence(value, connection.clientId()));
    }

    /**
     * Runs {@code task} after the values that are still being moved to their document's head, and with its revision:
     * what it takes back must be neither overtaken by them nor out of date.
     */
    private void inTurn(String channel, LongConsumer task) {
        Optional<DocumentId> document = used.computeIfAbsent(channel, _ -> Optional.empty());
        if (document.isEmpty()) {
            task.accept(0);
        } else {
            connection.withLease(document.get(), () -> task.accept(0), (session, release) -> session.fetch(state -> {
                task.accept(state.revision());
                release.run();
            }));
        }
    }
}
