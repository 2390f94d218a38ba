package io.coscribe.ot;

import java.util.List;
import java.util.Map;

/**
 * How long values are as JSON, in UTF-16 units, found without writing them:
 * {@code JsonSize.of(value) = Json.text(json -> Json.write(json, value)).length()}.
 */
public final class JsonSize {

    /** Between two elements, and between a key and its value. */
    public static final int SEPARATOR = 1;

    private static final int QUOTES = 2;
    private static final int BRACKETS = 2;
    private static final int SHORT_ESCAPE = 2;
    private static final int LONG_ESCAPE = 6;

    /** What the two halves of a pair take, less what they take apart. */
    public static final int PAIR = 2 - 2 * LONG_ESCAPE;

    private JsonSize() {}

    /** Of a value in the form of {@link Json}. */
    public static long of(Object value) {
        return switch (value) {
            case null -> "null".length();
            case String text -> ofString(text);
            case List<?> list -> ofList(list);
            case Map<?, ?> map -> ofObject(map);
            default -> value.toString().length();
        };
    }

    private static long ofList(List<?> list) {
        long size = BRACKETS + (long) SEPARATOR * Math.max(list.size() - 1, 0);
        for (Object value : list) {
            size += of(value);
        }
        return size;
    }

    private static long ofObject(Map<?, ?> map) {
        long size = BRACKETS + (long) SEPARATOR * Math.max(map.size() - 1, 0);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            size += ofField((String) entry.getKey(), entry.getValue());
        }
        return size;
    }

    /** Of a key and its value in an object. */
    public static long ofField(String key, Object value) {
        return ofString(key) + SEPARATOR + of(value);
    }

    /** Of a string, quotes included. */
    public static long ofString(String text) {
        return QUOTES + ofUnits(text, 0, text.length());
    }

    /**
     * Of the units from {@code from} to {@code to}, each weighed with the one before it, so that the sizes of parts that
     * lie next to each other add up: a pair counts where its second half is.
     */
    public static long ofUnits(CharSequence text, int from, int to) {
        return ofUnits(text, from, to, from == 0 ? 0 : text.charAt(from - 1));
    }

    /** As above, where {@code before} comes before the first of the units. */
    public static long ofUnits(CharSequence text, int from, int to, char before) {
        long size = to - from;
        char last = before;
        for (int i = from; i < to; i++) {
            char unit = text.charAt(i);
            if (!isPlain(unit)) {
                size += isPair(last, unit) ? ofEscaped(unit) + PAIR - 1 : ofEscaped(unit) - 1;
            }
            last = unit;
        }
        return size;
    }

    /** Whether two units that stand next to each other in a string are one character. */
    public static boolean isPair(char unit, char next) {
        return Character.isLowSurrogate(next) && Character.isHighSurrogate(unit);
    }

    private static boolean isPlain(char unit) {
        return unit >= ' ' && unit != '"' && unit != '\\' && !Character.isSurrogate(unit);
    }

    /** Of a unit that isn't plain, by itself. */
    private static int ofEscaped(char unit) {
        return switch (unit) {
            case '"', '\\', '\b', '\t', '\n', '\f', '\r' -> SHORT_ESCAPE;
            default -> LONG_ESCAPE;
        };
    }
}
