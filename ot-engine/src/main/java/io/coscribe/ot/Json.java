package io.coscribe.ot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON values as plain immutable Java: null, {@link Boolean}, {@link String}, {@link Long}, {@link Double},
 * {@link List} and {@link Map}.
 *
 * <p>A number has one form only: {@code Long} where it is integral and exact in JavaScript (up to 2^53-1), else
 * {@code Double}. So {@link Object#equals} is JSON equality: deep, independent of the order of keys, and 1 equals 1.0.
 * Maps keep the order in which keys were received; of a repeated key the last value counts.
 *
 * <p>Strings are sequences of UTF-16 units. Whatever they hold, NUL and lone surrogates included, is read and
 * written unharmed, as characters and as bytes. Keys of objects are strings without lone surrogates, which Jackson
 * can't read from bytes: who stored one couldn't load it again.
 */
public final class Json {

    /** How deep arrays and objects may be nested in a value. */
    public static final int MAX_DEPTH = 256;

    private static final double MAX_SAFE_INTEGER = 9007199254740991d;

    private Json() {}

    /**
     * Reads the value at whose first token the parser stands and leaves it at the last one.
     *
     * @throws InvalidOperationException if the value is too deep, or holds a number that is out of range or a key
     *     with a lone surrogate; the parser then stands somewhere inside the value
     */
    public static Object read(JsonParser json) throws IOException {
        return read(json, 0);
    }

    private static Object read(JsonParser json, int depth) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw new IllegalStateException("the parser isn't at a value");
        }
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(json);
            case START_ARRAY -> readArray(json, deeper(depth));
            case START_OBJECT -> readObject(json, deeper(depth));
            case END_ARRAY, END_OBJECT, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("the parser isn't at a value but at " + token);
        };
    }

    private static Object readNumber(JsonParser json) throws IOException {
        return switch (json.getNumberType()) {
            case INT, LONG -> number(json.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> number(json.getDoubleValue());
        };
    }

    private static Object readArray(JsonParser json, int depth) throws IOException {
        List<Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(read(json, depth));
        }
        return Collections.unmodifiableList(values);
    }

    private static Object readObject(JsonParser json, int depth) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = wellFormed(json.currentName());
            json.nextToken();
            values.put(key, read(json, depth));
        }
        return Collections.unmodifiableMap(values);
    }

    /**
     * The same value in the one form described above, copied so that nobody else can change it.
     *
     * @throws IllegalArgumentException if a part of it is no JSON
     */
    public static Object of(Object value) {
        return of(value, 0);
    }

    private static Object of(Object value, int depth) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case String text -> text;
            case Integer number -> number.longValue();
            case Long number -> number(number);
            case Double number -> number(number);
            case List<?> list -> copy(list, deeper(depth));
            case Map<?, ?> map -> copy(map, deeper(depth));
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
        };
    }

    private static Object copy(List<?> list, int depth) {
        List<Object> copy = new ArrayList<>(list.size());
        list.forEach(value -> copy.add(of(value, depth)));
        return Collections.unmodifiableList(copy);
    }

    private static Object copy(Map<?, ?> map, int depth) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(wellFormed((String) key), of(value, depth)));
        return Collections.unmodifiableMap(copy);
    }

    private static String wellFormed(String key) {
        if (EscapedString.hasLoneSurrogate(key)) {
            throw new InvalidOperationException(
                    InvalidOperationException.Code.INVALID_KEY, "a key holds half a surrogate pair");
        }
        return key;
    }

    private static Object number(long value) {
        return Math.abs((double) value) <= MAX_SAFE_INTEGER ? (Object) value : (Object) (double) value;
    }

    private static Object number(double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidOperationException(
                    InvalidOperationException.Code.INVALID_NUMBER, "a number is out of range: " + value);
        }
        boolean exact = value == Math.rint(value) && Math.abs(value) <= MAX_SAFE_INTEGER;
        return exact ? (Object) (long) value : (Object) value;
    }

    private static int deeper(int depth) {
        if (depth == MAX_DEPTH) {
            throw new InvalidOperationException(
                    InvalidOperationException.Code.TOO_DEEP, "a value is nested deeper than " + MAX_DEPTH);
        }
        return depth + 1;
    }

    /** Writes a value of the form described above. */
    public static void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean flag -> json.writeBoolean(flag);
            case String text -> writeString(json, text);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case List<?> list -> writeArray(json, list);
            case Map<?, ?> map -> writeObject(json, map);
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
        }
    }

    private static void writeArray(JsonGenerator json, List<?> list) throws IOException {
        json.writeStartArray();
        for (Object value : list) {
            write(json, value);
        }
        json.writeEndArray();
    }

    private static void writeObject(JsonGenerator json, Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            writeFieldName(json, (String) entry.getKey());
            write(json, entry.getValue());
        }
        json.writeEndObject();
    }

    /** Writes any string as a value, lone surrogates as escapes. */
    public static void writeString(JsonGenerator json, String text) throws IOException {
        if (EscapedString.hasLoneSurrogate(text)) {
            json.writeString(new EscapedString(text));
        } else {
            json.writeString(text);
        }
    }

    /** Writes any string as the name of a field, lone surrogates as escapes and pairs in a form that can be read. */
    public static void writeFieldName(JsonGenerator json, String name) throws IOException {
        if (EscapedString.hasSurrogate(name)) {
            json.writeFieldName(new EscapedString(name));
        } else {
            json.writeFieldName(name);
        }
    }
}
