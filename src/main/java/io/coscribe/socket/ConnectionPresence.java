package io.coscribe.socket;

import io.coscribe.id.DocumentId;
import io.coscribe.presence.PresenceChannels;
import io.coscribe.presence.PresenceValue;
import io.coscribe.problem.Problem;
import io.coscribe.session.PresenceMove;
import io.coscribe.wire.ServerMessage;
import java.util.HashMap;
import java.util.List;
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
 * <p>Called by its connection, one call at a time; sessions answer on their own threads. What is asked takes a task that
 * runs when it is done.
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

    /** Guarded by this object's lock. */
    private final Map<String, Used> used = new HashMap<>();

    ConnectionPresence(ClientConnection connection, PresenceChannels channels) {
        this.connection = connection;
        this.channels = channels;
    }

    synchronized void subscribe(String channel, Runnable done) {
        used(channel).inTurn(end -> {
            channels.subscribe(channel, connection).thenRun(done);
            end.run();
        });
    }

    /** Hears no more of the channel; what the connection said there is taken back for the others. */
    synchronized void leave(String channel, Runnable done) {
        Used left = used(channel);
        left.inTurn(end -> atRevision(left.document, revision -> {
            channels.unsubscribe(channel, connection, revision);
            done.run();
            end.run();
        }));
        CompletableFuture<Void> last = left.done;
        last.thenRun(() -> forget(channel, last));
    }

    /** The channel was left, and unless anything was asked after {@code last} it isn't used any more. */
    private synchronized void forget(String channel, CompletableFuture<Void> last) {
        used.computeIfPresent(channel, (_, present) -> present.done == last ? null : present);
    }

    synchronized void leaveAll() {
        List.copyOf(used.keySet()).forEach(channel -> leave(channel, () -> {}));
    }

    void request(String channel) {
        channels.request(channel, connection);
    }

    synchronized void set(PresenceValue value, Runnable done) {
        Used channel = used(value.channel());
        if (value.place().isEmpty()) {
            channel.inTurn(end -> {
                publish(value);
                done.run();
                end.run();
            });
        } else {
            PresenceValue.Place place = value.place().get();
            channel.document = Optional.of(place.document());
            channel.inTurn(end -> move(value, place, () -> {
                done.run();
                end.run();
            }));
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
            connection.withLease(document.get(), () -> task.accept(0), (session, release) -> session.askRevision(head -> {
                release.run();
                task.accept(head);
            }));
        }
    }
}
