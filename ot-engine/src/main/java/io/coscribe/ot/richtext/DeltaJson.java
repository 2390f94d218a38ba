package io.coscribe.ot.richtext;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Json;
import io.coscribe.ot.richtext.Component.Delete;
import io.coscribe.ot.richtext.Component.Embed;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Retain;
import io.coscribe.ot.richtext.Component.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The JSON of deltas and documents: an array of components, or an object that holds it in {@code ops} beside other
 * keys, which are ignored. Written is the object.
 */
final class DeltaJson {

    /**
     * How many units an insert has at most when it is written, below the 20,000,000 that a parser reads. A longer text
     * becomes several inserts, which are one again when they are read.
     */
    static final int MAX_TEXT = 16_000_000;

    private static final String OPS = "ops";

    private DeltaJson() {}

    static Delta readDelta(JsonParser json) throws IOException {
        DeltaBuilder delta = Delta.builder();
        readComponents(json, delta::addInOrder);
        return delta.buildInOrder();
    }

    static RichTextDocument readDocument(JsonParser json) throws IOException {
        List<Insert> runs = new ArrayList<>();
        readComponents(json, component -> {
            if (!(component instanceof Insert insert)) {
                throw new InvalidOperationException(Code.NOT_A_DOCUMENT, "a document holds inserts only");
            }
            runs.add(insert);
        });
        return RichTextDocument.of(runs);
    }

    private static void readComponents(JsonParser json, Consumer<Component> components) throws IOException {
        Json.readWhole(json, parser -> {
            switch (parser.currentToken()) {
                case START_ARRAY -> readArray(parser, components);
                case START_OBJECT -> readOps(parser, components);
                default -> throw new InvalidOperationException(Code.NOT_A_DELTA, "neither an array nor an object");
            }
            return null;
        });
    }

    private static void readOps(JsonParser json, Consumer<Component> components) throws IOException {
        boolean found = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            if (!key.equals(OPS)) {
                json.skipChildren();
            } else if (value == JsonToken.START_ARRAY && !found) {
                readArray(json, components);
                found = true;
            } else {
                throw new InvalidOperationException(Code.NOT_A_DELTA, "ops isn't one array");
            }
        }
        if (!found) {
            throw new InvalidOperationException(Code.NOT_A_DELTA, "an object without ops");
        }
    }

    private static void readArray(JsonParser json, Consumer<Component> components) throws IOException {
        int index = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            ComponentReader.read(json, index).ifPresent(components);
            index++;
        }
    }

    static void write(Delta delta, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart(OPS);
        for (Component component : delta.components()) {
            writeParts(component, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void write(RichTextDocument document, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart(OPS);
        new DocumentWriter(document.pieces(), json).write();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeParts(Component component, JsonGenerator json) throws IOException {
        int length = component.length();
        if (length <= MAX_TEXT || !(component instanceof Text)) {
            writeComponent(component, json);
            return;
        }
        for (int start = 0; start < length; start += MAX_TEXT) {
            writeComponent(component.part(start, Math.min(length - start, MAX_TEXT) + start), json);
        }
    }

    /** Writes a text that lies in pieces as one insert. */
    static void writeText(List<String> pieces, Attributes attributes, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName(ComponentReader.INSERT);
        Json.writeString(json, pieces);
        writeAttributes(attributes, json);
        json.writeEndObject();
    }

    static void writeComponent(Component component, JsonGenerator json) throws IOException {
        json.writeStartObject();
        switch (component) {
            case Text(String text, Attributes attributes) -> {
                json.writeFieldName(ComponentReader.INSERT);
                Json.writeString(json, text);
                writeAttributes(attributes, json);
            }
            case Embed embed -> {
                json.writeFieldName(ComponentReader.INSERT);
                Json.write(json, embed.value());
                writeAttributes(embed.attributes(), json);
            }
            case Retain(int length, Attributes change) -> {
                json.writeNumberField(ComponentReader.RETAIN, length);
                writeAttributes(change, json);
            }
            case Delete(int length) -> json.writeNumberField(ComponentReader.DELETE, length);
        }
        json.writeEndObject();
    }

    private static void writeAttributes(Attributes attributes, JsonGenerator json) throws IOException {
        if (!attributes.isEmpty()) {
            json.writeFieldName(ComponentReader.ATTRIBUTES);
            Json.write(json, attributes.asMap());
        }
    }
}
