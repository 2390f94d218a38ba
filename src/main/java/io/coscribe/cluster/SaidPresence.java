package io.coscribe.cluster;

import io.coscribe.presence.PresenceValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What clients of this node have said on presence channels and not taken back, to be said again when other nodes may have
 * missed something.
 *
 * <p>Called from any thread. What is said on one channel is said inside the map's lock for its name: a value that is said
 * again can't come behind a newer one.
 */
final class SaidPresence {

    private record Key(String clientId, String id) {}

    private final Bus bus;
    private final String node;
    private final ConcurrentMap<String, Map<Key, PresenceValue>> channels = new ConcurrentHashMap<>();
    private volatile long epoch;

    SaidPresence(Bus bus, String node) {
        this.bus = bus;
        this.node = node;
    }

    /** Says it, unless the client has said something newer on another connection. */
    void say(PresenceValue value, String clientId) {
        channels.compute(value.channel(), (_, present) -> {
            Map<Key, PresenceValue> values = present == null ? new LinkedHashMap<>() : present;
            Key key = new Key(clientId, value.id());
            PresenceValue last = values.get(key);
            if (last == null || last.version() <= value.version()) {
                if (value.value() == null) {
                    values.remove(key);
                } else {
                    values.put(key, value);
                }
                publish(value, clientId);
            }
            return values.isEmpty() ? null : values;
        });
    }

    /** Says everything again, in {@code epoch}, like all that is said from now on. */
    void sayAgain(long epoch) {
        this.epoch = epoch;
        channels.keySet().forEach(channel -> channels.computeIfPresent(channel, (_, values) -> {
            values.forEach((key, value) -> publish(value, key.clientId));
            return values;
        }));
    }

    private void publish(PresenceValue value, String clientId) {
        bus.publish(Topic.presence(value.channel()),
                new PresenceMessage.Said(node, epoch, clientId, value).encode());
    }
}
