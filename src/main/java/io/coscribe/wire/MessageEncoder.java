package io.coscribe.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.coscribe.access.Role;
import io.coscribe.access.User;
import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import io.coscribe.ot.Json;
import io.coscribe.ot.OtType;
import io.coscribe.problem.Problem;
import io.coscribe.presence.PresenceValue;
import io.coscribe.session.ChangeJson;
import io.coscribe.session.DocumentState;
import io.coscribe.session.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what the service sends, one JSON object per message, in UTF-8; lone surrogates stand as escapes. */
public final class MessageEncoder {

    /** The type that every stock client insists on as the default, whatever types its documents have. */
    private static final String DEFAULT_TYPE = "http://sharejs.org/types/JSONv0";

    private static final int PROTOCOL = 1;
    private static final int PROTOCOL_MINOR = 2;

    /** In bytes. */
    private static final int TYPICAL_SIZE = 256;

    /** Whether the default type is named or left out, which differs between messages. */
    private enum DefaultType { NAMED, LEFT_OUT }

    private MessageEncoder() {}

    public static byte[] encode(ServerMessage message) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(TYPICAL_SIZE);
        try (JsonGenerator json = JsonText.FACTORY.createGenerator(text)) {
            json.writeStartObject();
            write(message, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toByteArray();
    }

    private static void write(ServerMessage message, JsonGenerator json) throws IOException {
        switch (message) {
            case ServerMessage.Greeting(String clientId) -> writeProtocol("init", clientId, json);
            case ServerMessage.Handshake(String clientId) -> writeProtocol("hs", clientId, json);
            case ServerMessage.Pong() -> action("pp", json);
            case ServerMessage.Authenticated(var user, var expires) -> writeAuthenticated(user, expires, json);
            case ServerMessage.RoleTold(var document, var role) -> {
                documentAction("role", document, json);
                json.writeStringField("role", role.map(Role::text).orElse(null));
            }
            case ServerMessage.Operation(var document, var operation) -> {
                documentAction("op", document, json);
                json.writeNumberField("v", operation.revision());
                writeId(operation.id(), json);
                ChangeJson.write(operation.change(), json);
            }
            case ServerMessage.Ack(var document, var id, long revision) -> {
                documentAction("op", document, json);
                json.writeNumberField("v", revision);
                writeId(id, json);
            }
            case ServerMessage.Snapshot(var kind, var document, var state) -> {
                documentAction(kind.action(), document, json);
                json.writeFieldName("data");
                writeSnapshot(state, DefaultType.LEFT_OUT, json);
            }
            case ServerMessage.CaughtUp(var kind, var document) -> documentAction(kind.action(), document, json);
            case ServerMessage.BulkSnapshots(var kind, var collection, var states, var failures) -> {
                collectionAction(kind.bulkAction(), collection, json);
                json.writeObjectFieldStart("data");
                for (Map.Entry<String, DocumentState> entry : states.entrySet()) {
                    Json.writeFieldName(json, entry.getKey());
                    writeSnapshot(entry.getValue(), DefaultType.LEFT_OUT, json);
                }
                for (Map.Entry<String, Problem> entry : failures.entrySet()) {
                    Json.writeFieldName(json, entry.getKey());
                    json.writeStartObject();
                    writeError(entry.getValue(), json);
                    json.writeEndObject();
                }
                json.writeEndObject();
            }
            case ServerMessage.BulkCaughtUp(var kind, var collection, var revisions) -> {
                collectionAction(kind.bulkAction(), collection, json);
                value("b", revisions, json);
            }
            case ServerMessage.Unsubscribed(var document) -> documentAction("u", document, json);
            case ServerMessage.BulkUnsubscribed(var collection, List<String> names) -> {
                collectionAction("bu", collection, json);
                value("b", names, json);
            }
            case ServerMessage.PastByRevision(long request, var state) -> writePast("nf", request, state, json);
            case ServerMessage.PastByTime(long request, var state) -> writePast("nt", request, state, json);
            case ServerMessage.PresenceSubscribed(var channel, long sequence) -> {
                channelAction("ps", channel, json);
                json.writeNumberField("seq", sequence);
            }
            case ServerMessage.PresenceUnsubscribed(var channel, long sequence) -> {
                channelAction("pu", channel, json);
                json.writeNumberField("seq", sequence);
            }
            case ServerMessage.PresenceRequested(var channel) -> channelAction("pr", channel, json);
            case ServerMessage.Presence(var presence, var clientId) -> writePresence(presence, clientId, json);
            case ServerMessage.Failure(var address, Problem problem) -> writeFailure(address, problem, json);
        }
    }

    private static void writeProtocol(String action, String clientId, JsonGenerator json) throws IOException {
        action(action, json);
        json.writeNumberField("protocol", PROTOCOL);
        json.writeNumberField("protocolMinor", PROTOCOL_MINOR);
        text("id", clientId, json);
        json.writeStringField("type", DEFAULT_TYPE);
    }

    private static void writeAuthenticated(Optional<User> user, Instant expires, JsonGenerator json) throws IOException {
        action("auth", json);
        if (user.isPresent()) {
            json.writeObjectFieldStart("user");
            text("id", user.get().id(), json);
            text("name", user.get().name(), json);
            json.writeEndObject();
        } else {
            json.writeNullField("user");
        }
        if (expires.equals(Instant.MAX)) {
            json.writeNullField("expires");
        } else {
            json.writeNumberField("expires", expires.toEpochMilli());
        }
    }

    private static void writeId(OperationId id, JsonGenerator json) throws IOException {
        text("src", id.client(), json);
        json.writeNumberField("seq", id.sequence());
    }

    private static void writeSnapshot(DocumentState state, DefaultType defaultType, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        writeState(state, defaultType, json);
        json.writeEndObject();
    }

    private static void writeState(DocumentState state, DefaultType defaultType, JsonGenerator json)
            throws IOException {
        json.writeNumberField("v", state.revision());
        if (state.body().isEmpty()) {
            json.writeNullField("type");
            return;
        }
        OtType type = state.body().get().type();
        json.writeFieldName("data");
        type.writeContent(state.body().get().content(), json);
        if (defaultType == DefaultType.NAMED || !type.uri().equals(DEFAULT_TYPE)) {
            json.writeStringField("type", type.uri());
        }
    }

    private static void writePast(String action, long request, DocumentState state, JsonGenerator json)
            throws IOException {
        action(action, json);
        json.writeNumberField("id", request);
        writeState(state, DefaultType.NAMED, json);
    }

    private static void writePresence(PresenceValue presence, String clientId, JsonGenerator json)
            throws IOException {
        channelAction("p", presence.channel(), json);
        text("src", clientId, json);
        text("id", presence.id(), json);
        value("p", presence.value(), json);
        json.writeNumberField("pv", presence.version());
        if (presence.place().isPresent()) {
            PresenceValue.Place place = presence.place().get();
            writeDocument(place.document(), json);
            json.writeNumberField("v", place.revision());
            value("t", place.type(), json);
        }
    }

    private static void writeFailure(Map<String, Object> address, Problem problem, JsonGenerator json)
            throws IOException {
        for (Map.Entry<String, Object> field : address.entrySet()) {
            value(field.getKey(), field.getValue(), json);
        }
        writeError(problem, json);
    }

    private static void writeError(Problem problem, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("error");
        json.writeStringField("code", problem.code().name());
        text("message", problem.message(), json);
        json.writeEndObject();
    }

    private static void action(String action, JsonGenerator json) throws IOException {
        json.writeStringField("a", action);
    }

    private static void documentAction(String action, DocumentId document, JsonGenerator json) throws IOException {
        action(action, json);
        writeDocument(document, json);
    }

    private static void writeDocument(DocumentId document, JsonGenerator json) throws IOException {
        text("c", document.collection(), json);
        text("d", document.name(), json);
    }

    private static void collectionAction(String action, String collection, JsonGenerator json) throws IOException {
        action(action, json);
        text("c", collection, json);
    }

    private static void channelAction(String action, String channel, JsonGenerator json) throws IOException {
        action(action, json);
        text("ch", channel, json);
    }

    private static void text(String field, String text, JsonGenerator json) throws IOException {
        json.writeFieldName(field);
        Json.writeString(json, text);
    }

    private static void value(String field, Object value, JsonGenerator json) throws IOException {
        json.writeFieldName(field);
        Json.write(json, value);
    }
}
