package io.coscribe.ot.richtext;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.coscribe.ot.Author;
import io.coscribe.ot.Content;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Operation;
import io.coscribe.ot.OtType;
import io.coscribe.ot.Side;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The type {@code rich-text}: content is a {@link RichTextDocument}, an operation a {@link Delta}. What is on the
 * {@link Side#RIGHT}, committed first, wins: its text stays in front, its attributes stay.
 *
 * <p>It differs from quill-delta 5.1 in what that package loses or can't agree on. Attributes named like something that
 * every JavaScript object inherits ({@code constructor}, {@code toString}) are kept, where quill-delta drops them in
 * compose; {@code __proto__} is refused. A retain that holds an object, a change inside an embed, is refused. Compose
 * returns canonical form throughout, where quill-delta may leave an insert behind a delete as it came.
 *
 * <p>A presence is an object with {@code index} and {@code length}, whole numbers from 0 that together are at most
 * 2^53-1; its other keys are kept.
 */
public final class RichText implements OtType {

    /** Where a presence ends at most: what lies behind is no whole number in JavaScript any more. */
    private static final long MAX_POSITION = (1L << 53) - 1;

    private static final String INDEX = "index";
    private static final String LENGTH = "length";

    @Override
    public String name() {
        return "rich-text";
    }

    @Override
    public String uri() {
        return "http://sharejs.org/types/rich-text/v1";
    }

    @Override
    public RichTextDocument create(JsonParser data) throws IOException {
        return data == null || data.currentToken() == JsonToken.VALUE_NULL
                ? RichTextDocument.EMPTY
                : readContent(data);
    }

    @Override
    public Delta readOperation(JsonParser json) throws IOException {
        return DeltaJson.readDelta(json);
    }

    @Override
    public void writeOperation(Operation operation, JsonGenerator json) throws IOException {
        DeltaJson.write((Delta) operation, json);
    }

    @Override
    public RichTextDocument readContent(JsonParser json) throws IOException {
        return DeltaJson.readDocument(json);
    }

    @Override
    public void writeContent(Content content, JsonGenerator json) throws IOException {
        DeltaJson.write((RichTextDocument) content, json);
    }

    @Override
    public RichTextDocument apply(Content content, Operation operation) {
        return ((RichTextDocument) content).apply((Delta) operation);
    }

    @Override
    public Delta compose(Operation first, Operation second) {
        return ((Delta) first).compose((Delta) second);
    }

    @Override
    public Delta transform(Operation operation, Operation over, Side side) {
        return ((Delta) operation).transform((Delta) over, side);
    }

    @Override
    public Delta invert(Operation operation, Content before) {
        return ((Delta) operation).invert((RichTextDocument) before);
    }

    @Override
    public boolean supportsPresence() {
        return true;
    }

    @Override
    public Object transformPresence(Object presence, Operation over, Author author) {
        if (presence == null) {
            return null;
        }
        if (!(presence instanceof Map<?, ?> values
                && values.get(INDEX) instanceof Long index
                && values.get(LENGTH) instanceof Long length
                && isSelection(index, length))) {
            throw new InvalidOperationException(
                    InvalidOperationException.Code.MALFORMED_PRESENCE, "a presence without whole index and length");
        }
        return moved(values, moved(index, (Delta) over, author), moved(index + length, (Delta) over, author));
    }

    private static boolean isSelection(long index, long length) {
        return index >= 0 && length >= 0 && index <= MAX_POSITION - length;
    }

    private static long moved(long position, Delta over, Author author) {
        return Math.min(over.transformPosition(position, author), MAX_POSITION);
    }

    private static Map<Object, Object> moved(Map<?, ?> presence, long start, long end) {
        Map<Object, Object> moved = new LinkedHashMap<>(presence);
        moved.put(INDEX, start);
        moved.put(LENGTH, end - start);
        return Collections.unmodifiableMap(moved);
    }
}
