package io.coscribe.ot.json0;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Json;
import io.coscribe.ot.json0.Component.ListDelete;
import io.coscribe.ot.json0.Component.ListInsert;
import io.coscribe.ot.json0.Component.ListMove;
import io.coscribe.ot.json0.Component.ListReplace;
import io.coscribe.ot.json0.Component.NumberAdd;
import io.coscribe.ot.json0.Component.ObjectDelete;
import io.coscribe.ot.json0.Component.ObjectInsert;
import io.coscribe.ot.json0.Component.ObjectReplace;
import io.coscribe.ot.json0.Component.StringEdit;
import io.coscribe.ot.json0.Component.SubtypeEdit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The JSON of operations: an array of components. */
final class Json0Json {

    private Json0Json() {}

    static Json0Operation readOperation(JsonParser json) throws IOException {
        return Json.readWhole(json, Json0Json::readArray);
    }

    private static Json0Operation readArray(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidOperationException(Code.NOT_A_JSON0_OPERATION, "not an array of components");
        }
        List<Component> components = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            components.add(ComponentReader.read(json, components.size()));
        }
        return new Json0Operation(components);
    }

    static void write(Json0Operation operation, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Component component : operation.components()) {
            json.writeStartObject();
            writeFields(component, json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFields(Component component, JsonGenerator json) throws IOException {
        writePath(component, json);
        switch (component) {
            case NumberAdd(Path _, Number amount) -> writeField(ComponentReader.NA, amount, json);
            case StringEdit(Path _, TextComponent.Insert(long _, String text)) ->
                writeField(ComponentReader.SI, text, json);
            case StringEdit(Path _, TextComponent.Delete(long _, String text)) ->
                writeField(ComponentReader.SD, text, json);
            case SubtypeEdit(Path _, List<TextComponent> edits) -> {
                json.writeStringField(ComponentReader.T, Text0.NAME);
                json.writeArrayFieldStart(ComponentReader.O);
                for (TextComponent edit : edits) {
                    write(edit, json);
                }
                json.writeEndArray();
            }
            case ListInsert(Path _, Object value) -> writeField(ComponentReader.LI, value, json);
            case ListDelete(Path _, Object removed) -> writeField(ComponentReader.LD, removed, json);
            case ListReplace(Path _, Object removed, Object value) -> {
                writeField(ComponentReader.LD, removed, json);
                writeField(ComponentReader.LI, value, json);
            }
            case ListMove(Path _, long to) -> writeField(ComponentReader.LM, to, json);
            case ObjectInsert(Path _, Object value) -> writeField(ComponentReader.OI, value, json);
            case ObjectDelete(Path _, Object removed) -> writeField(ComponentReader.OD, removed, json);
            case ObjectReplace(Path _, Object removed, Object value) -> {
                writeField(ComponentReader.OD, removed, json);
                writeField(ComponentReader.OI, value, json);
            }
        }
    }

    private static void writePath(Component component, JsonGenerator json) throws IOException {
        Path path = component.path();
        json.writeArrayFieldStart(ComponentReader.P);
        for (int i = 0; i < path.length(); i++) {
            Json.write(json, path.step(i));
        }
        if (component instanceof StringEdit edit) {
            json.writeNumber(edit.edit().position());
        }
        json.writeEndArray();
    }

    private static void write(TextComponent edit, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField(ComponentReader.P, edit.position());
        switch (edit) {
            case TextComponent.Insert(long _, String text) -> writeField(ComponentReader.I, text, json);
            case TextComponent.Delete(long _, String text) -> writeField(ComponentReader.D, text, json);
        }
        json.writeEndObject();
    }

    private static void writeField(String name, Object value, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        Json.write(json, value);
    }
}
