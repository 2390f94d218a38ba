package io.coscribe.ot.json0;

import io.coscribe.ot.Content;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Json;
import io.coscribe.ot.JsonSize;
import java.util.Objects;
import java.util.OptionalLong;

/** A json0 document: one JSON value. Immutable; what an operation leaves alone is shared with the document before. */
public final class JsonDocument implements Content {

    /** What a document holds that was created without a value. */
    public static final JsonDocument NULL = new JsonDocument(null, OptionalLong.empty());

    private final Object value;
    /** Empty if nobody has measured it. */
    private final OptionalLong size;

    private JsonDocument(Object value, OptionalLong size) {
        this.value = value;
        this.size = size;
    }

    /**
     * A document with this value, which {@link Json#of} takes.
     *
     * @throws InvalidOperationException if a key in it is too long
     */
    public static JsonDocument of(Object value) {
        return ofOwned(Keys.requireReadableKeys(Json.of(value)));
    }

    /** A value in the form of {@link Json} that nobody changes any more. */
    static JsonDocument ofOwned(Object value) {
        return value == null ? NULL : new JsonDocument(value, OptionalLong.empty());
    }

    /** The value in the form of {@link Json}. */
    public Object value() {
        return value;
    }

    @Override
    public long size() {
        return size.isPresent() ? size.getAsLong() : JsonSize.of(value);
    }

    @Override
    public JsonDocument measured() {
        return size.isPresent() ? this : new JsonDocument(value, OptionalLong.of(size()));
    }

    /**
     * The document after the operation.
     *
     * @throws InvalidOperationException if the operation doesn't fit, or would take too long
     */
    public JsonDocument apply(Json0Operation operation) {
        if (operation.components().isEmpty()) {
            return this;
        }
        DocumentEditor editor = new DocumentEditor(value, Work.toApply(operation.components().size()));
        editor.apply(operation.components());
        return size.isPresent()
                ? new JsonDocument(editor.root(), OptionalLong.of(size.getAsLong() + editor.growth()))
                : ofOwned(editor.root());
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof JsonDocument that && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
