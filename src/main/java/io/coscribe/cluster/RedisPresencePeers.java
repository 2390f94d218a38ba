package io.coscribe.cluster;

import io.coscribe.presence.PresencePeers;
import io.coscribe.presence.PresenceValue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Passes on presence, on one topic per channel, and remembers both directions: what is said here, to say it again, and
 * what others say on the channels that somebody listens to here, to take it back when they are gone.
 */
final class RedisPresencePeers implements PresencePeers, RollCall.Sayings {

    private static final Logger LOG = Logger.getLogger(RedisPresencePeers.class);

    private final Bus bus;
    private final String node;
    private final RemotePresence.Order order;
    private final SaidPresence said;
    private final Set<RemotePresence> followed = ConcurrentHashMap.newKeySet();

    /** The epochs of other nodes that hold; what was said before is late. */
    private final ConcurrentMap<String, Long> epochs = new ConcurrentHashMap<>();

    /** @param node who this node is: unique, and another one after a restart */
    RedisPresencePeers(Bus bus, String node, RemotePresence.Order order) {
        this.bus = bus;
        this.node = node;
        this.order = order;
        this.said = new SaidPresence(bus, node);
    }

    @Override
    public Following follow(String channel, News news) {
        RemotePresence remote = new RemotePresence(news, order);
        followed.add(remote);
        Bus.Subscription subscription = bus.subscribe(Topic.presence(channel), text -> {
            try {
                hear(PresenceMessage.decode(channel, text), remote);
            } catch (RuntimeException e) {
                LOG.warnf("presence from another node can't be understood: %s", e.getMessage());
            }
        });
        return new Following() {
            @Override
            public CompletionStage<Void> started() {
                return subscription.started();
            }

            @Override
            public void close() {
                subscription.close();
                followed.remove(remote);
                remote.close();
            }
        };
    }

    private void hear(PresenceMessage message, RemotePresence remote) {
        if (message.node().equals(node)) {
            return;
        }
        switch (message) {
            case PresenceMessage.Requested _ -> remote.hearRequest();
            case PresenceMessage.Said value -> {
                if (value.epoch() >= epochs.getOrDefault(value.node(), 0L)) {
                    remote.hear(value);
                }
            }
        }
    }

    @Override
    public void said(PresenceValue value, String clientId) {
        said.say(value, clientId);
    }

    @Override
    public void requested(String channel) {
        bus.publish(Topic.presence(channel), new PresenceMessage.Requested(node).encode());
    }

    @Override
    public Set<String> nodes() {
        return followed.stream().flatMap(remote -> remote.nodes().stream()).collect(Collectors.toSet());
    }

    @Override
    public boolean areListenedTo() {
        return !followed.isEmpty();
    }

    @Override
    public void sayAgain(long epoch) {
        said.sayAgain(epoch);
    }

    @Override
    public void drop(String other, long epoch) {
        if (epoch == RollCall.EVERY_EPOCH) {
            epochs.remove(other);
        } else {
            epochs.put(other, epoch);
        }
        followed.forEach(remote -> remote.drop(other, epoch));
    }
}
