package io.coscribe.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.OtType;
import io.coscribe.ot.OtTypes;
import io.coscribe.problem.ErrorCode;
import io.coscribe.presence.PresenceValue;
import io.coscribe.session.Change;
import io.coscribe.session.EncodedOperation;
import io.coscribe.session.JsonText;
import io.coscribe.session.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Reads what clients send. The only place, with {@link MessageEncoder}, that knows the wire's field names; the text
 * that it follows is docs/protocol.md. Immutable.
 */
public final class MessageDecoder {

    /** Of one bulk message. */
    private static final int MAX_NAMES = 10_000;

    private static final long FIRST_UNSAFE_INTEGER = (1L << 53) - 1;

    /** The latest time that is told from later ones, in milliseconds since 1970. */
    private static final long LATEST = (1L << 52);

    private final OtTypes types;
    private final Predicate<DocumentId> scope;

    /** @param scope the documents that may be named; a message that names another is refused */
    public MessageDecoder(OtTypes types, Predicate<DocumentId> scope) {
        this.types = types;
        this.scope = scope;
    }

    /**
     * @param clientId of the connection: the author of operations that don't name one
     * @throws MalformedFrameException if {@code text} isn't one JSON object
     * @throws RefusedMessageException if the message can't be understood
     */
    public ClientMessage decode(String text, String clientId) throws MalformedFrameException, RefusedMessageException {
        Request request = Request.parse(text);
        if (!(request.value("a") instanceof String action)) {
            throw request.refused("Invalid or unknown message");
        }
        return switch (action) {
            case "hs" -> new ClientMessage.Handshake(clientId(request));
            case "pp" -> new ClientMessage.Ping();
            case "auth" -> new ClientMessage.Authenticate(token(request));
            case "f" -> new ClientMessage.Read(ReadKind.FETCH, document(request), request.revision());
            case "s" -> new ClientMessage.Read(ReadKind.SUBSCRIBE, document(request), request.revision());
            case "u" -> new ClientMessage.Unsubscribe(document(request));
            case "bf" -> bulkRead(ReadKind.FETCH, request);
            case "bs" -> bulkRead(ReadKind.SUBSCRIBE, request);
            case "bu" -> new ClientMessage.BulkUnsubscribe(request.collection(), names(request));
            case "op" -> new ClientMessage.Submit(document(request), submission(request, clientId));
            case "nf" -> new ClientMessage.PastByRevision(requestId(request), document(request), request.revision());
            case "nt" -> new ClientMessage.PastByTime(requestId(request), document(request), time(request));
            case "ps" -> new ClientMessage.SubscribePresence(request.channel(), presenceSequence(request));
            case "pu" -> new ClientMessage.UnsubscribePresence(request.channel(), presenceSequence(request));
            case "pr" -> new ClientMessage.RequestPresence(request.channel());
            case "p" -> new ClientMessage.SetPresence(presence(request));
            case "qf", "qs", "qu" -> throw refusedQuery(request);
            default -> throw request.refused("Invalid or unknown message");
        };
    }

    private static Optional<String> clientId(Request request) throws RefusedMessageException {
        Object id = request.value("id");
        return id == null || id.equals("") ? Optional.empty() : Optional.of(request.name(id, "Invalid client id"));
    }

    private static Optional<String> token(Request request) throws RefusedMessageException {
        return switch (request.value("token")) {
            case null -> Optional.empty();
            case String token -> Optional.of(token);
            default -> throw request.refused("Invalid token");
        };
    }

    private ClientMessage bulkRead(ReadKind kind, Request request) throws RefusedMessageException {
        if (!(request.value("b") instanceof Map<?, ?> map)) {
            return new ClientMessage.BulkRead(kind, request.collection(), names(request));
        }
        checkNumber(request, map.size());
        Map<String, Long> revisions = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            revisions.put(bulkName(request, entry.getKey()), request.revision(entry.getValue()));
        }
        return new ClientMessage.BulkReadSince(kind, request.collection(), revisions);
    }

    private List<String> names(Request request) throws RefusedMessageException {
        if (!(request.value("b") instanceof List<?> list)) {
            throw request.refused("Invalid bulk subscribe data");
        }
        checkNumber(request, list.size());
        List<String> names = new ArrayList<>();
        for (Object name : list) {
            names.add(bulkName(request, name));
        }
        return names;
    }

    private static void checkNumber(Request request, int names) throws RefusedMessageException {
        if (names > MAX_NAMES) {
            throw request.refused("Too many names: " + names + ", at most " + MAX_NAMES);
        }
    }

    private String bulkName(Request request, Object name) throws RefusedMessageException {
        DocumentId document = new DocumentId(request.collection(), request.name(name, "Invalid id"));
        return inScope(request, document).name();
    }

    private DocumentId document(Request request) throws RefusedMessageException {
        return inScope(request, request.document());
    }

    private DocumentId inScope(Request request, DocumentId document) throws RefusedMessageException {
        if (scope.test(document)) {
            return document;
        }
        throw request.refused(
                ErrorCode.ERR_DOCUMENT_NOT_ON_THIS_SOCKET, "This socket is for another document than " + document);
    }

    private Submission submission(Request request, String clientId) throws RefusedMessageException {
        long base = request.revision().orElse(Submission.CURRENT);
        return new Submission(operationId(request, clientId), base, change(request));
    }

    private static OperationId operationId(Request request, String clientId) throws RefusedMessageException {
        Object source = request.value("src");
        if (source != null && !(source instanceof String name && DocumentId.isName(name))) {
            throw request.refused(ErrorCode.ERR_OT_OP_BADLY_FORMED, "Invalid src");
        }
        Object sequence = request.value("seq");
        if (sequence instanceof Number number && number.doubleValue() >= FIRST_UNSAFE_INTEGER) {
            throw request.refused(ErrorCode.ERR_CONNECTION_SEQ_INTEGER_OVERFLOW, "The client's numbers are used up");
        }
        if (!(sequence instanceof Long number)) {
            throw request.refused(ErrorCode.ERR_OT_OP_BADLY_FORMED, "Missing or invalid seq");
        }
        return new OperationId(source == null ? clientId : (String) source, number);
    }

    private Change change(Request request) throws RefusedMessageException {
        if (request.has("op")) {
            return new Change.Edit(EncodedOperation.received(request.text("op")));
        }
        if (request.has("create")) {
            return creation(request);
        }
        if (request.has("del")) {
            if (Boolean.TRUE.equals(request.value("del"))) {
                return new Change.Delete();
            }
            throw request.refused(ErrorCode.ERR_OT_OP_BADLY_FORMED, "del value must be true");
        }
        throw request.refused(ErrorCode.ERR_OT_OP_BADLY_FORMED, "Missing op, create or del");
    }

    private Change creation(Request request) throws RefusedMessageException {
        String text = request.text("create");
        String typeName = null;
        String data = null;
        try (JsonParser json = JsonText.FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw request.refused(ErrorCode.ERR_OT_OP_BADLY_FORMED, "Invalid create");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("type") && value == JsonToken.VALUE_STRING) {
                    typeName = json.getText();
                } else if (field.equals("data") && value != JsonToken.VALUE_NULL) {
                    data = JsonText.slice(text, json);
                } else {
                    json.skipChildren();
                }
            }
            if (typeName == null) {
                throw request.refused(ErrorCode.ERR_OT_OP_BADLY_FORMED, "Missing create type");
            }
            Optional<OtType> type = types.find(typeName);
            if (type.isEmpty()) {
                throw request.refused(ErrorCode.ERR_DOC_TYPE_NOT_RECOGNIZED, "Unknown type: " + typeName);
            }
            return create(type.get(), data);
        } catch (InvalidOperationException e) {
            throw request.refused(ErrorCode.ERR_OT_OP_NOT_APPLIED, e.getMessage());
        } catch (JsonProcessingException e) {
            throw request.refused(ErrorCode.ERR_OT_OP_BADLY_FORMED, e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Change.Create create(OtType type, String data) throws IOException {
        if (data == null) {
            return new Change.Create(type, type.create(null));
        }
        try (JsonParser json = JsonText.FACTORY.createParser(data)) {
            json.nextToken();
            return new Change.Create(type, type.create(json));
        }
    }

    private static long requestId(Request request) throws RefusedMessageException {
        return request.whole(request.value("id"), "Invalid request id");
    }

    private static OptionalLong time(Request request) throws RefusedMessageException {
        return switch (request.value("ts")) {
            case null -> OptionalLong.empty();
            case Number time -> OptionalLong.of(Math.clamp((long) Math.floor(time.doubleValue()), 0, LATEST));
            default -> throw request.refused("Invalid timestamp");
        };
    }

    private static RefusedMessageException refusedQuery(Request request) throws RefusedMessageException {
        request.whole(request.value("id"), "Missing query ID");
        return request.refused(ErrorCode.ERR_DATABASE_DOES_NOT_SUPPORT_SUBSCRIBE, "Queries are not supported");
    }

    private static long presenceSequence(Request request) throws RefusedMessageException {
        return request.whole(request.value("seq"), "Invalid presence sequence");
    }

    private PresenceValue presence(Request request) throws RefusedMessageException {
        if (!(request.value("id") instanceof String id)) {
            throw request.refused("Invalid presence ID");
        }
        long version = request.whole(request.value("pv"), "Invalid presence version");
        return new PresenceValue(request.channel(), id, request.value("p"), version, place(request));
    }

    private Optional<PresenceValue.Place> place(Request request) throws RefusedMessageException {
        if (!request.has("c") && !request.has("d")) {
            return Optional.empty();
        }
        DocumentId document = document(request);
        String type = request.value("t") instanceof String uri ? uri : null;
        return Optional.of(new PresenceValue.Place(document, request.revision(request.value("v")), type));
    }
}
