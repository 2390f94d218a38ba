package io.coscribe.cluster;

import io.coscribe.id.DocumentId;
import io.coscribe.ot.Json;
import java.util.List;

/** Names of topics. What clients choose stands in them as JSON, because half a surrogate pair has no bytes. */
final class Topic {

    /** What all nodes listen to. */
    static final String ROLL_CALL = "coscribe:roll-call";

    private Topic() {}

    static String operations(DocumentId document) {
        return "coscribe:operations:" + json(List.of(document.collection(), document.name()));
    }

    static String presence(String channel) {
        return "coscribe:presence:" + json(channel);
    }

    private static String json(Object value) {
        return Json.text(json -> Json.write(json, value));
    }
}
