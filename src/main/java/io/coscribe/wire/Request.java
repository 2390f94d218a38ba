package io.coscribe.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.coscribe.id.DocumentId;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Json;
import io.coscribe.problem.ErrorCode;
import io.coscribe.session.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The fields of one received message, checked as they are asked for. Small fields are held as values; an operation
 * and a creation stay text, because only the document's type can read them.
 */
final class Request {

    private static final Set<String> TEXT_FIELDS = Set.of("op", "create");
    private static final Set<String> VALUE_FIELDS =
            Set.of("a", "c", "d", "v", "src", "seq", "del", "b", "id", "ch", "p", "pv", "t", "ts", "token");

    /** What a client matches an answer by. */
    private static final Set<String> ADDRESS_FIELDS =
            Set.of("a", "c", "d", "v", "src", "seq", "b", "id", "ch", "pv");

    private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    private Request() {}

    /**
     * @throws MalformedFrameException if {@code text} isn't one JSON object
     * @throws RefusedMessageException if one of its fields is beyond what the service reads
     */
    static Request parse(String text) throws MalformedFrameException, RefusedMessageException {
        Request request = new Request();
        try (JsonParser json = JsonText.FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedFrameException("not a JSON object");
            }
            Optional<String> refusal = request.readFields(text, json);
            if (json.nextToken() != null) {
                throw new MalformedFrameException("more than one JSON value");
            }
            if (refusal.isPresent()) {
                throw request.refused(refusal.get());
            }
            return request;
        } catch (StreamConstraintsException e) {
            throw request.refused("Nested too deep, or a name or number is too long");
        } catch (JsonProcessingException e) {
            throw new MalformedFrameException(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads them all, because an answer needs them, and returns what is wrong with the first that is refused. */
    private Optional<String> readFields(String text, JsonParser json) throws IOException {
        JsonStreamContext message = json.getParsingContext();
        Optional<String> refusal = Optional.empty();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            try {
                read(text, json);
            } catch (InvalidOperationException e) {
                refusal = refusal.or(() -> Optional.of(e.getMessage()));
                while (json.getParsingContext() != message) {
                    json.nextToken();
                }
            }
        }
        return refusal;
    }

    private void read(String text, JsonParser json) throws IOException {
        String field = json.currentName();
        json.nextToken();
        if (TEXT_FIELDS.contains(field)) {
            texts.put(field, JsonText.slice(text, json));
        } else if (VALUE_FIELDS.contains(field)) {
            values.put(field, Json.read(json));
        } else {
            json.skipChildren();
        }
    }

    /** The fields that an answer must repeat. */
    Map<String, Object> address() {
        Map<String, Object> address = new LinkedHashMap<>(values);
        address.keySet().retainAll(ADDRESS_FIELDS);
        return address;
    }

    RefusedMessageException refused(String message) {
        return refused(ErrorCode.ERR_MESSAGE_BADLY_FORMED, message);
    }

    RefusedMessageException refused(ErrorCode code, String message) {
        return new RefusedMessageException(this, code, message);
    }

    /** The field as it came; null if it is absent or null. */
    Object value(String field) {
        return values.get(field);
    }

    boolean has(String field) {
        return values.containsKey(field) || texts.containsKey(field);
    }

    /** The JSON text of {@code op} or {@code create}; null if absent. */
    String text(String field) {
        return texts.get(field);
    }

    String collection() throws RefusedMessageException {
        return name(values.get("c"), "Invalid collection");
    }

    DocumentId document() throws RefusedMessageException {
        return new DocumentId(collection(), name(values.get("d"), "Invalid id"));
    }

    String channel() throws RefusedMessageException {
        if (values.get("ch") instanceof String channel && !DocumentId.isReserved(channel)) {
            return channel;
        }
        throw refused("Invalid presence channel");
    }

    /** A string that can name a document: storable, and no name that JavaScript objects have by themselves. */
    String name(Object value, String complaint) throws RefusedMessageException {
        if (value instanceof String name && DocumentId.isName(name)) {
            return name;
        }
        throw refused(complaint);
    }

    /** {@code v}, if it is there and not null. */
    OptionalLong revision() throws RefusedMessageException {
        return values.get("v") == null
                ? OptionalLong.empty()
                : OptionalLong.of(revision(values.get("v")));
    }

    long revision(Object value) throws RefusedMessageException {
        return whole(value, "Invalid version");
    }

    /** A whole number from 0 to 2^53-1. */
    long whole(Object value, String complaint) throws RefusedMessageException {
        if (value instanceof Long number && number >= 0 && number <= MAX_SAFE_INTEGER) {
            return number;
        }
        throw refused(complaint);
    }
}
