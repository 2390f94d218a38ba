package io.coscribe.socket;

import io.coscribe.id.DocumentId;
import io.coscribe.presence.PresenceChannels;
import io.coscribe.presence.PresenceValue;
import io.coscribe.problem.Problem;
import io.coscribe.session.PresenceMove;
import io.coscribe.wire.ServerMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/**
 * What one connection says and hears on presence channels. A value in a document goes by way of the document's session,
 * which moves it to its head, and may have to read the log for that. What concerns the same channel waits meanwhile:
 * nothing that a client says there overtakes anything else.
 *
 * <p>Called by its connection, one call at a time.
 */
final class ConnectionPresence {

    private static final Logger LOG = Logger.getLogger(ConnectionPresence.class);

    /** A channel that was used. */
    private static final class Used {

        /** The document that it is about, if any. */
        Optional<DocumentId> document = Optional.empty();

        /** Completes when everything that was asked so far is done. */
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);

        void inTurn(Task task) {
            done = done
                    .thenCompose(_ -> {
                        CompletableFuture<Void> end = new CompletableFuture<>();
                        task.run(() -> end.complete(null));
                        return end;
                    })
                    .exceptionally(failure -> {
                        LOG.error("presence failed", failure);
                        return null;
                    });
        }
    }

    /** Something that ends later. */
    @FunctionalInterface
    private interface Task {
        void run(Runnable end);
    }

    private final ClientConnection connection;
    private final PresenceChannels channels;
    private final Map<String, Used> used = new HashMap<>();

    ConnectionPresence(ClientConnection connection, PresenceChannels channels) {
        this.connection = connection;
        this.channels = channels;
    }

    void subscribe(String channel, Runnable done) {
        used(channel).inTurn(end -> {
            channels.subscribe(channel, connection).thenRun(done);
            end.run();
        });
    }

    /** Hears no more of the channel; what the connection said there is taken back for the others. */
    void leave(String channel, Runnable done) {
        Used left = used(channel);
        left.inTurn(end -> atRevision(left.document, revision -> {
            channels.unsubscribe(channel, connection, revision);
            done.run();
            end.run();
        }));
    }

    void leaveAll() {
        used.keySet().forEach(channel -> leave(channel, () -> {}));
    }

    void request(String channel) {
        channels.request(channel, connection);
    }

    void set(PresenceValue value) {
        Used channel = used(value.channel());
        if (value.place().isEmpty()) {
            channel.inTurn(end -> {
                publish(value);
                end.run();
            });
        } else {
            PresenceValue.Place place = value.place().get();
            channel.document = Optional.of(place.document());
            channel.inTurn(end -> move(value, place, end));
        }
    }

    private void move(PresenceValue value, PresenceValue.Place place, Runnable end) {
        Runnable unreadable = () -> {
            connection.send(ServerMessage.Failure.of(value, ClientConnection.UNREADABLE));
            end.run();
        };
        PresenceMove move = new PresenceMove(value.value(), place.revision(), connection.clientId());
        connection.withLease(place.document(), unreadable, (session, release) ->
                session.movePresence(move, new PresenceMove.Reply() {
                    @Override
                    public void moved(Object moved, long revision) {
                        release.run();
                        publish(value.moved(moved, revision));
                        end.run();
                    }

                    @Override
                    public void refused(Problem problem) {
                        release.run();
                        connection.send(ServerMessage.Failure.of(value, problem));
                        end.run();
                    }
                }));
    }

    private void publish(PresenceValue value) {
        channels.publish(value, connection.clientId(), connection);
        connection.send(new ServerMessage.Presence(value, connection.clientId()));
    }

    private Used used(String channel) {
        return used.computeIfAbsent(channel, _ -> new Used());
    }

    /** Runs {@code task} with the revision that the others know of the document; 0 if there is none. */
    private void atRevision(Optional<DocumentId> document, LongConsumer task) {
        if (document.isEmpty()) {
            task.accept(0);
        } else {
            connection.withLease(document.get(), () -> task.accept(0), (session, release) -> session.fetch(state -> {
                release.run();
                task.accept(state.revision());
            }));
        }
    }
}
