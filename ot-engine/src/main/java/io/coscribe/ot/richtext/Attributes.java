package io.coscribe.ot.richtext;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Json;
import io.coscribe.ot.JsonSize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The attributes of a run of text or of an embed, or a change to them, by name. In a change, null removes an
 * attribute. Values are compared deeply; the order of names is kept as received and doesn't count.
 *
 * <p>There are at most {@link #MAX_COUNT} of them, because a change multiplies by the runs it covers. None is called
 * {@code __proto__}: an editor that sets it changes what its object inherits, and has another document from then on.
 */
public final class Attributes {

    public static final Attributes NONE = new Attributes(Map.of());

    /** How many attributes a run, an embed or a change to them may have. */
    public static final int MAX_COUNT = 1000;

    private static final String PROTOTYPE = "__proto__";

    private static final long UNKNOWN = -1;

    private final Map<String, Object> values;
    /** Found out when first asked for. */
    private volatile long sizeOfFields = UNKNOWN;

    private Attributes(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * These values, each a JSON value as {@link Json#of} takes it.
     *
     * @throws InvalidOperationException if they are too many, or one of the names can't be one
     */
    @SuppressWarnings("unchecked")
    public static Attributes of(Map<String, ?> values) {
        return ofOwned((Map<String, Object>) Json.of(values));
    }

    /** Values in the form of {@link Json} that nobody changes any more; throws as {@link #of}. */
    static Attributes ofOwned(Map<String, Object> values) {
        if (values.size() > MAX_COUNT) {
            throw new InvalidOperationException(
                    Code.TOO_MANY_ATTRIBUTES, values.size() + " attributes are more than " + MAX_COUNT);
        }
        if (values.containsKey(PROTOTYPE)) {
            throw new InvalidOperationException(Code.INVALID_KEY, "an attribute is called " + PROTOTYPE);
        }
        return values.isEmpty() ? NONE : new Attributes(values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(values);
    }

    /**
     * How long they are as fields in JSON, each with a comma, in UTF-16 units. A value is gone through once, however
     * often others are changed beside it.
     */
    long sizeOfFields() {
        long known = sizeOfFields;
        if (known == UNKNOWN) {
            known = 0;
            for (Map.Entry<String, Object> field : values.entrySet()) {
                known += sizeOfField(field.getKey(), field.getValue());
            }
            sizeOfFields = known;
        }
        return known;
    }

    private static long sizeOfField(String name, Object value) {
        return JsonSize.ofField(name, value) + JsonSize.SEPARATOR;
    }

    /** What an insert with these attributes has after {@code change}: a null in the change leaves nothing behind. */
    Attributes changedBy(Attributes change) {
        Attributes changed = composed(change, Nulls.DROP);
        if (changed != this && !changed.isEmpty() && (isEmpty() || sizeOfFields != UNKNOWN)) {
            changed.sizeOfFields = sizeChangedBy(change);
        }
        return changed;
    }

    private long sizeChangedBy(Attributes change) {
        long changed = sizeOfFields() + change.sizeOfFields();
        for (Map.Entry<String, Object> field : change.values.entrySet()) {
            String name = field.getKey();
            if (values.containsKey(name)) {
                changed -= sizeOfField(name, values.get(name));
            }
            if (field.getValue() == null) {
                changed -= sizeOfField(name, null);
            }
        }
        return changed;
    }

    /** One change that does what this one and then {@code next} do: nulls stay. */
    Attributes then(Attributes next) {
        return composed(next, Nulls.KEEP);
    }

    private enum Nulls {
        KEEP,
        DROP
    }

    private Attributes composed(Attributes later, Nulls nulls) {
        if (later.isEmpty()) {
            return this;
        }
        Map<String, Object> result = new LinkedHashMap<>(later.values);
        if (nulls == Nulls.DROP) {
            result.values().removeIf(value -> value == null);
        }
        values.forEach((name, value) -> {
            if (!later.values.containsKey(name)) {
                result.put(name, value);
            }
        });
        return ofOwned(result);
    }

    /** This change without what {@code winner} changes too, be it to null. */
    Attributes yieldingTo(Attributes winner) {
        if (!sharesNameWith(winner)) {
            return this;
        }
        Map<String, Object> result = new LinkedHashMap<>(values);
        result.keySet().removeAll(winner.values.keySet());
        return ofOwned(result);
    }

    private boolean sharesNameWith(Attributes other) {
        boolean isSmaller = values.size() < other.values.size();
        Map<String, Object> few = isSmaller ? values : other.values;
        Map<String, Object> many = isSmaller ? other.values : values;
        return few.keySet().stream().anyMatch(many::containsKey);
    }

    /**
     * The change that takes this change back where the attributes were {@code before}. Names come in the order
     * "restored, then removed". A list or object that was set to an equal one is restored all the same.
     */
    Attributes inverseOn(Attributes before) {
        Map<String, Object> result = new LinkedHashMap<>();
        before.values.forEach((name, old) -> {
            if (values.containsKey(name) && !isSamePlainValue(old, values.get(name))) {
                result.put(name, old);
            }
        });
        values.keySet().forEach(name -> {
            if (!before.values.containsKey(name)) {
                result.put(name, null);
            }
        });
        return ofOwned(result);
    }

    private static boolean isSamePlainValue(Object a, Object b) {
        boolean structured = a instanceof List || a instanceof Map;
        return a == null ? b == null : !structured && a.equals(b);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Attributes that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
