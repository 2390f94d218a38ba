package io.coscribe.ot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON for tests. In literals single quotes stand for double ones. */
public final class Jsons {

    public static final JsonFactory FACTORY = new JsonFactory();

    private Jsons() {}

    /** What the reader makes of a literal. */
    public static <T> T parse(String literal, Json.ValueReader<T> reader) {
        return Json.parse(literal.replace('\'', '"'), reader);
    }

    public static Object value(String literal) {
        return parse(literal, Json::read);
    }

    /** What is read from the bytes that are written. */
    public static <T> T throughBytes(Json.ValueWriter writer, Json.ValueReader<T> reader) {
        try (JsonParser json = FACTORY.createParser(bytes(writer))) {
            json.nextToken();
            return reader.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Json.ValueWriter writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            writer.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The JSON as the literal of a Java string, to paste into a test. */
    public static String javaLiteral(Json.ValueWriter writer) {
        StringBuilder literal = new StringBuilder("\"");
        Json.text(writer).chars().forEach(unit -> {
            switch (unit) {
                case '"', '\\' -> literal.append('\\').append((char) unit);
                default -> literal.append(unit >= ' ' && unit < 127 ? "" + (char) unit : "\\u%04x".formatted(unit));
            }
        });
        return literal.append('"').toString();
    }
}
