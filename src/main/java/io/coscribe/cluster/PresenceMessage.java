package io.coscribe.cluster;

import io.coscribe.id.DocumentId;
import io.coscribe.ot.Json;
import io.coscribe.presence.PresenceValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What nodes tell each other on a presence channel: {@code {"node": who says it, "epoch", "client", "id", "value",
 * "version"}}, in a document with {@code "place": {"collection", "name", "revision", "type"}}; with nothing but the
 * node it asks everyone to say again where they are.
 */
sealed interface PresenceMessage {

    /** Who says it. */
    String node();

    /** A value that a client of the node has now; {@code null} in it takes the last one back. */
    record Said(String node, long epoch, String clientId, PresenceValue value) implements PresenceMessage {}

    record Requested(String node) implements PresenceMessage {}

    default String encode() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("node", node());
        switch (this) {
            case Said said -> write(said, fields);
            case Requested _ -> {}
        }
        return Json.text(json -> Json.write(json, fields));
    }

    private static void write(Said said, Map<String, Object> fields) {
        PresenceValue value = said.value;
        fields.put("epoch", said.epoch);
        fields.put("client", said.clientId);
        fields.put("id", value.id());
        fields.put("value", value.value());
        fields.put("version", value.version());
        value.place().ifPresent(place -> {
            Map<String, Object> where = new LinkedHashMap<>();
            where.put("collection", place.document().collection());
            where.put("name", place.document().name());
            where.put("revision", place.revision());
            where.put("type", place.type());
            fields.put("place", where);
        });
    }

    /** @throws RuntimeException if it is no such message */
    static PresenceMessage decode(String channel, String text) {
        Map<?, ?> fields = (Map<?, ?>) Json.parse(text, Json::read);
        String node = (String) fields.get("node");
        if (!fields.containsKey("client")) {
            return new Requested(node);
        }
        PresenceValue value = new PresenceValue(
                channel,
                (String) fields.get("id"),
                fields.get("value"),
                (Long) fields.get("version"),
                Optional.ofNullable((Map<?, ?>) fields.get("place")).map(PresenceMessage::place));
        return new Said(node, (Long) fields.get("epoch"), (String) fields.get("client"), value);
    }

    private static PresenceValue.Place place(Map<?, ?> where) {
        return new PresenceValue.Place(
                new DocumentId((String) where.get("collection"), (String) where.get("name")),
                (Long) where.get("revision"),
                (String) where.get("type"));
    }
}
