package io.coscribe.faults;

import io.coscribe.id.OperationId;
import java.util.Map;

/**
 * An operation as the log and the wire hold it.
 *
 * @param change its one field that says what it does: {@code op}, {@code create} or {@code del}, as JSON
 */
record LoggedOperation(long revision, OperationId id, Map<String, Object> change) {

    /** From an object with {@code src}, {@code seq} and one of the three. */
    static LoggedOperation of(long revision, Map<?, ?> json) {
        for (String kind : new String[] {"op", "create", "del"}) {
            if (json.containsKey(kind)) {
                return new LoggedOperation(revision, id(json), Map.of(kind, json.get(kind)));
            }
        }
        throw new IllegalArgumentException("no operation: " + json);
    }

    static OperationId id(Map<?, ?> json) {
        return new OperationId((String) json.get("src"), (Long) json.get("seq"));
    }
}
