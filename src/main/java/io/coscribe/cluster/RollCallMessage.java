package io.coscribe.cluster;

import io.coscribe.ot.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What nodes tell all others of themselves: {@code {"node": who says it, "says": …}} and what belongs to it. */
sealed interface RollCallMessage {

    /** Who says it. */
    String node();

    /** From here on the node says everything again. */
    record Begins(String node, long epoch) implements RollCallMessage {}

    /** The node lives, and all that it says has been said since {@code epoch} began. */
    record Here(String node, long epoch) implements RollCallMessage {}

    /** The node has missed something: others should say everything again. @param of one of them; empty for all */
    record Again(String node, Optional<String> of) implements RollCallMessage {}

    /** The node stops. */
    record Bye(String node) implements RollCallMessage {}

    default String encode() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("node", node());
        switch (this) {
            case Begins(_, long epoch) -> {
                fields.put("says", "begins");
                fields.put("epoch", epoch);
            }
            case Here(_, long epoch) -> {
                fields.put("says", "here");
                fields.put("epoch", epoch);
            }
            case Again(_, Optional<String> of) -> {
                fields.put("says", "again");
                of.ifPresent(one -> fields.put("of", one));
            }
            case Bye _ -> fields.put("says", "bye");
        }
        return Json.text(json -> Json.write(json, fields));
    }

    /** @throws RuntimeException if it is no such message */
    static RollCallMessage decode(String text) {
        Map<?, ?> fields = (Map<?, ?>) Json.parse(text, Json::read);
        String node = (String) fields.get("node");
        return switch ((String) fields.get("says")) {
            case "begins" -> new Begins(node, (Long) fields.get("epoch"));
            case "here" -> new Here(node, (Long) fields.get("epoch"));
            case "again" -> new Again(node, Optional.ofNullable((String) fields.get("of")));
            case "bye" -> new Bye(node);
            case String other -> throw new IllegalArgumentException("a node says " + other);
        };
    }
}
