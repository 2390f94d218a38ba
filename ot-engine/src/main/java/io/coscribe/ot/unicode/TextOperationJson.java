package io.coscribe.ot.unicode;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Json;
import io.coscribe.ot.unicode.Component.DeleteCount;
import io.coscribe.ot.unicode.Component.DeleteText;
import io.coscribe.ot.unicode.Component.Insert;
import io.coscribe.ot.unicode.Component.Skip;
import java.io.IOException;

/**
 * The JSON of text operations: an array in which a number skips, a string inserts, and an object deletes, its
 * {@code d} being how much (a number) or what (a string), as in {@code [3,"hi",{"d":2},{"d":"xy"}]}.
 *
 * <p>Whatever canonical form does away with is read and left out or joined: lengths of 0, empty texts, neighbours of
 * one kind, a skip at the end. The reference type refuses these once they are in an operation, so they are never
 * written.
 */
final class TextOperationJson {

    private static final String DELETE = "d";

    private TextOperationJson() {}

    static TextOperation read(JsonParser json) throws IOException {
        return Json.readWhole(json, TextOperationJson::readComponents);
    }

    private static TextOperation readComponents(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidOperationException(Code.NOT_A_TEXT_OPERATION, "not an array");
        }
        TextOperationBuilder operation = TextOperation.builder();
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            readComponent(json, index, operation);
        }
        return operation.build();
    }

    private static void readComponent(JsonParser json, int index, TextOperationBuilder operation) throws IOException {
        switch (json.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> operation.skip(length(json, "skip", index));
            case VALUE_STRING -> operation.insert(json.getText());
            case START_OBJECT -> readDelete(json, index, operation);
            default -> throw malformed(index, "is neither a number nor a string nor an object");
        }
    }

    private static void readDelete(JsonParser json, int index, TextOperationBuilder operation) throws IOException {
        if (json.nextToken() == JsonToken.END_OBJECT) {
            throw malformed(index, "is an empty object");
        }
        if (!json.currentName().equals(DELETE)) {
            throw malformed(index, "holds the unknown key " + InvalidOperationException.shown(json.currentName()));
        }
        switch (json.nextToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> operation.delete(length(json, "delete", index));
            case VALUE_STRING -> operation.delete(json.getText());
            default -> throw malformed(index, "deletes neither a number nor a string");
        }
        if (json.nextToken() != JsonToken.END_OBJECT) {
            throw malformed(index, "holds more than what it deletes");
        }
    }

    private static int length(JsonParser json, String kind, int index) throws IOException {
        Object length = Json.read(json);
        if (length instanceof Long whole && whole >= 0 && whole <= Integer.MAX_VALUE) {
            return whole.intValue();
        }
        throw new InvalidOperationException(
                Code.INVALID_LENGTH, "component %d has the %s length %s".formatted(index, kind, length));
    }

    private static InvalidOperationException malformed(int index, String problem) {
        return new InvalidOperationException(Code.MALFORMED_COMPONENT, "component " + index + " " + problem);
    }

    static void write(TextOperation operation, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Component component : operation.components()) {
            switch (component) {
                case Skip(int length) -> json.writeNumber(length);
                case Insert(CodePoints text) -> json.writeString(text.toString());
                case DeleteCount(int length) -> {
                    json.writeStartObject();
                    json.writeNumberField(DELETE, length);
                    json.writeEndObject();
                }
                case DeleteText(CodePoints text) -> {
                    json.writeStartObject();
                    json.writeStringField(DELETE, text.toString());
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }
}
