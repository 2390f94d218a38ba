package io.coscribe.ot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.coscribe.ot.InvalidOperationException.Code;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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
 * Maps keep the order in which keys were received. An object that names a key twice is refused: readers differ in which
 * of the two values they take, and replicas must not.
 *
 * <p>Strings are sequences of UTF-16 units. Whatever they hold, NUL and lone surrogates included, is read and
 * written unharmed, as characters and as bytes. Keys of objects are strings without lone surrogates, which Jackson
 * can't read from bytes: who stored one couldn't load it again.
 */
public final class Json {

    /** How deep arrays and objects may be nested in a value. */
    public static final int MAX_DEPTH = 256;

    private static final double MAX_SAFE_INTEGER = 9007199254740991d;

    /** Keeps no table of keys: Jackson's refuses objects with many keys of one hash, which Java's maps can bear. */
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

    private Json() {}

    /** Makes something of the value at whose first token the parser stands, and leaves it at the last one. */
    @FunctionalInterface
    public interface ValueReader<T> {
        T read(JsonParser json) throws IOException;
    }

    /** Writes one value. */
    @FunctionalInterface
    public interface ValueWriter {
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * What the reader makes of a text, as in {@code Json.parse(text, type::readOperation)}.
     *
     * @throws InvalidOperationException if the text isn't exactly one JSON value or is beyond the limits of the parser,
     *     or if the reader refuses it
     */
    public static <T> T parse(String text, ValueReader<T> reader) {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() == null) {
                throw new InvalidOperationException(Code.NOT_JSON, "no JSON value");
            }
            T value = readWhole(json, reader);
            if (json.nextToken() != null) {
                throw new InvalidOperationException(Code.NOT_JSON, "something behind the JSON value");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw beyondLimits(e);
        } catch (JsonParseException e) {
            throw new InvalidOperationException(
                    Code.NOT_JSON, "not JSON at character " + e.getLocation().getCharOffset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the writer writes, as in {@code Json.text(json -> type.writeOperation(operation, json))}. */
    public static String text(ValueWriter writer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            writer.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static InvalidOperationException beyondLimits(StreamConstraintsException e) {
        return new InvalidOperationException(Code.BEYOND_LIMITS, e.getOriginalMessage());
    }

    /**
     * What the reader makes of the value at which the parser stands. If it refuses, the parser is moved to the last
     * token of the value all the same.
     *
     * @throws InvalidOperationException if the reader refuses the value, or with {@link Code#BEYOND_LIMITS} if it is
     *     beyond the limits of the parser, which then stays where it is and can't go on
     */
    public static <T> T readWhole(JsonParser json, ValueReader<T> reader) throws IOException {
        boolean structured = json.currentToken().isStructStart();
        JsonStreamContext around = structured ? json.getParsingContext().getParent() : json.getParsingContext();
        try {
            try {
                return reader.read(json);
            } catch (InvalidOperationException refused) {
                boolean canGoOn = refused.code() != Code.BEYOND_LIMITS;
                while (canGoOn && json.getParsingContext() != around) {
                    json.nextToken();
                }
                throw refused;
            }
        } catch (StreamConstraintsException e) {
            throw beyondLimits(e);
        }
    }

    /**
     * Reads the value at whose first token the parser stands and leaves it at the last one.
     *
     * @throws InvalidOperationException if the value is too deep, or holds a number that is out of range, a key
     *     with a lone surrogate or a key twice; the parser then stands somewhere inside the value
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
        int count = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = requireKey(json.currentName());
            json.nextToken();
            values.put(key, read(json, depth));
            if (values.size() == count) {
                throw new InvalidOperationException(
                        Code.DUPLICATE_KEY,
                        "an object names the key " + InvalidOperationException.shown(key) + " twice");
            }
            count++;
        }
        return Collections.unmodifiableMap(values);
    }

    /**
     * The same value in the one form described above, copied so that nobody else can change it.
     *
     * @throws IllegalArgumentException if a part of it is no JSON
     * @throws InvalidOperationException if it is too deep, or holds a number or key that {@link #read} refuses
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
        map.forEach((key, value) -> copy.put(requireKey(string(key)), of(value, depth)));
        return Collections.unmodifiableMap(copy);
    }

    private static String string(Object key) {
        if (key instanceof String string) {
            return string;
        }
        throw new IllegalArgumentException("a key of an object that isn't a string: " + key);
    }

    /**
     * The key, if an object may have it.
     *
     * @throws InvalidOperationException if it holds half a surrogate pair
     */
    public static String requireKey(String key) {
        if (EscapedString.hasLoneSurrogate(key)) {
            throw new InvalidOperationException(
                    Code.INVALID_KEY, "a key holds half a surrogate pair");
        }
        return key;
    }

    private static Object number(long value) {
        return Math.abs((double) value) <= MAX_SAFE_INTEGER ? (Object) value : (Object) (double) value;
    }

    private static Object number(double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidOperationException(
                    Code.INVALID_NUMBER, "a number is out of range: " + value);
        }
        boolean exact = value == Math.rint(value) && Math.abs(value) <= MAX_SAFE_INTEGER;
        return exact ? (Object) (long) value : (Object) value;
    }

    private static int deeper(int depth) {
        if (depth == MAX_DEPTH) {
            throw new InvalidOperationException(
                    Code.TOO_DEEP, "a value is nested deeper than " + MAX_DEPTH);
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

    /**
     * Writes the pieces of any string as one value, lone surrogates as escapes. Only a string with lone surrogates is
     * put together for that.
     */
    public static void writeString(JsonGenerator json, List<String> pieces) throws IOException {
        if (EscapedString.hasLoneSurrogate(pieces)) {
            json.writeString(new EscapedString(String.join("", pieces)));
        } else {
            json.writeString(new PieceReader(pieces), -1);
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
