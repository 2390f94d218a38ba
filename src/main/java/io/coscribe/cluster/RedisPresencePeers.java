package io.coscribe.cluster;

import io.coscribe.id.DocumentId;
import io.coscribe.ot.Json;
import io.coscribe.presence.PresencePeers;
import io.coscribe.presence.PresenceValue;
import io.coscribe.problem.Problem;
import io.coscribe.session.PresenceMove;
import io.coscribe.session.SessionRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Passes on presence, on one topic per channel: {@code {"node": who says it, "client", "id", "value", "version"}}, in a
 * document with {@code "place": {"collection", "name", "revision", "type"}}; without all but the first it asks everyone
 * to say again where they are.
 */
final class RedisPresencePeers implements PresencePeers {

    private static final Logger LOG = Logger.getLogger(RedisPresencePeers.class);

    private final Bus bus;
    private final String node;
    private final Supplier<SessionRegistry> sessions;

    /** @param node who this node is: unique, and another one after a restart */
    RedisPresencePeers(Bus bus, String node, Supplier<SessionRegistry> sessions) {
        this.bus = bus;
        this.node = node;
        this.sessions = sessions;
    }

    @Override
    public Following follow(String channel, News news) {
        Bus.Subscription subscription = bus.subscribe(Topic.presence(channel), message -> {
            try {
                pass(channel, (Map<?, ?>) Json.parse(message, Json::read), news);
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
            }
        };
    }

    private void pass(String channel, Map<?, ?> message, News news) {
        if (node.equals(message.get("node"))) {
            return;
        }
        if (!message.containsKey("client")) {
            news.requested();
            return;
        }
        PresenceValue value = value(channel, message);
        String client = (String) message.get("client");
        if (value.place().isEmpty()) {
            news.said(value, client);
        } else {
            moved(value, value.place().get(), client, news);
        }
    }

    /**
     * Goes by way of the document's session here, which moves the value to its own head: listeners on this node get it in
     * order with this node's operations, whatever the other node had heard of these.
     */
    private void moved(PresenceValue value, PresenceValue.Place place, String client, News news) {
        PresenceMove move = new PresenceMove(value.value(), place.revision(), client);
        SessionRegistry.Lease lease = sessions.get().lease(place.document(), () -> {});
        lease.session().movePresence(move, new PresenceMove.Reply() {
            @Override
            public void moved(Object moved, long revision) {
                lease.close();
                news.said(value.moved(moved, revision), client);
            }

            @Override
            public void refused(Problem problem) {
                lease.close();
            }
        });
    }

    private static PresenceValue value(String channel, Map<?, ?> message) {
        return new PresenceValue(
                channel,
                (String) message.get("id"),
                message.get("value"),
                (Long) message.get("version"),
                Optional.ofNullable((Map<?, ?>) message.get("place")).map(RedisPresencePeers::place));
    }

    private static PresenceValue.Place place(Map<?, ?> place) {
        return new PresenceValue.Place(
                new DocumentId((String) place.get("collection"), (String) place.get("name")),
                (Long) place.get("revision"),
                (String) place.get("type"));
    }

    @Override
    public void said(PresenceValue value, String clientId) {
        Map<String, Object> message = message();
        message.put("client", clientId);
        message.put("id", value.id());
        message.put("value", value.value());
        message.put("version", value.version());
        value.place().ifPresent(place -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("collection", place.document().collection());
            fields.put("name", place.document().name());
            fields.put("revision", place.revision());
            fields.put("type", place.type());
            message.put("place", fields);
        });
        publish(value.channel(), message);
    }

    @Override
    public void requested(String channel) {
        publish(channel, message());
    }

    private Map<String, Object> message() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("node", node);
        return message;
    }

    private void publish(String channel, Map<String, Object> message) {
        bus.publish(Topic.presence(channel), Json.text(json -> Json.write(json, message)));
    }
}
