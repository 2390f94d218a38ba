package io.coscribe.wire;

import com.fasterxml.jackson.core.JsonParser;
import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import io.coscribe.ot.Content;
import io.coscribe.ot.Json;
import io.coscribe.ot.OtType;
import io.coscribe.session.DocumentState;
import io.coscribe.session.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** JSON in tests, with ' for ". */
final class WireJson {

    private static final DocumentId DOCUMENT = new DocumentId("notes", "one");

    private WireJson() {}

    /** The content as a snapshot at revision 1. */
    static String snapshot(OtType type, Content content) {
        String message = text(
                new ServerMessage.Snapshot(ReadKind.FETCH, DOCUMENT, state(1, type, content)));
        String before = "{\"a\":\"f\",\"c\":\"notes\",\"d\":\"one\",\"data\":";
        return message.substring(before.length(), message.length() - 1).replace('"', '\'');
    }

    static String text(ServerMessage message) {
        return new String(MessageEncoder.encode(message), StandardCharsets.UTF_8);
    }

    static DocumentState state(long revision, OtType type, Content content) {
        return new DocumentState(revision, Optional.of(new DocumentState.Body(
                type, content, new DocumentState.Creation(new OperationId("creator", 1), 0))));
    }

    /** The object that {@code text} holds, whatever the order of its fields. */
    static Map<?, ?> object(String text) {
        try (JsonParser json = JsonText.FACTORY.createParser(text)) {
            json.nextToken();
            return (Map<?, ?>) Json.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
