package io.coscribe.ot.json0;

import io.coscribe.ot.JsonSize;
import java.util.ArrayList;
import java.util.List;

/**
 * How much longer a value's JSON becomes while it is edited. What comes and goes is only noted, and measured when
 * somebody asks; what is noted as gone isn't changed any more. For one thread and one edit.
 */
final class SizeGrowth {

    private final List<Object> come = new ArrayList<>();
    private final List<Object> gone = new ArrayList<>();
    private long around;

    /** A value comes: alone, or in the place of one that goes. */
    void comes(Object value) {
        come.add(value);
    }

    void goes(Object value) {
        gone.add(value);
    }

    /** A value comes into a list, so that it has so many. */
    void comesToList(Object value, int count) {
        comes(value);
        around += separators(count) - separators(count - 1);
    }

    /** A value goes from a list, so that so many are left. */
    void goesFromList(Object value, int left) {
        goes(value);
        around -= separators(left + 1) - separators(left);
    }

    /** A key comes into an object with a value, so that it has so many. */
    void comesToObject(String key, Object value, int count) {
        comesToList(value, count);
        around += JsonSize.ofString(key) + JsonSize.SEPARATOR;
    }

    /** A key goes from an object with its value, so that so many are left. */
    void goesFromObject(String key, Object value, int left) {
        goesFromList(value, left);
        around -= JsonSize.ofString(key) + JsonSize.SEPARATOR;
    }

    private static int separators(int count) {
        return JsonSize.SEPARATOR * Math.max(count - 1, 0);
    }

    /** Units of a string are about to go; the one behind them is weighed anew. */
    void unitsGo(CharSequence text, int from, int to) {
        around -= JsonSize.ofUnits(text, from, Math.min(to + 1, text.length()));
    }

    /** Units have come into a string; the one behind them is weighed anew. */
    void unitsCome(CharSequence text, int from, int to) {
        around += JsonSize.ofUnits(text, from, Math.min(to + 1, text.length()));
    }

    /** In UTF-16 units; below 0 if the JSON has become shorter. */
    long units() {
        return around + size(come) - size(gone);
    }

    private static long size(List<Object> values) {
        return values.stream().mapToLong(JsonSize::of).sum();
    }
}
