package io.coscribe.ot.unicode;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.coscribe.ot.Author;
import io.coscribe.ot.Content;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Json;
import io.coscribe.ot.Operation;
import io.coscribe.ot.OtType;
import io.coscribe.ot.Side;
import java.io.IOException;
import java.util.List;

/**
 * The type {@code text-unicode}: content is a {@link TextDocument}, an operation a {@link TextOperation}. Of two
 * inserts at the same place the one on the {@link Side#LEFT}, which came second, goes first: the opposite of rich text.
 *
 * <p>A presence is a position, a whole number from 0 to 2^53-1, or the list of anchor and focus, which may
 * stand in either order.
 */
public final class TextUnicode implements OtType {

    /** The last position of a presence: what lies behind is no whole number in JavaScript any more. */
    private static final long MAX_POSITION = (1L << 53) - 1;

    @Override
    public String name() {
        return "text-unicode";
    }

    @Override
    public String uri() {
        return "http://sharejs.org/types/text-unicode";
    }

    @Override
    public TextDocument create(JsonParser data) throws IOException {
        return data == null ? TextDocument.EMPTY : readContent(data);
    }

    @Override
    public TextOperation readOperation(JsonParser json) throws IOException {
        return TextOperationJson.read(json);
    }

    @Override
    public void writeOperation(Operation operation, JsonGenerator json) throws IOException {
        TextOperationJson.write((TextOperation) operation, json);
    }

    @Override
    public TextDocument readContent(JsonParser json) throws IOException {
        return Json.readWhole(json, parser -> {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new InvalidOperationException(Code.NOT_A_DOCUMENT, "a text is a string");
            }
            return TextDocument.of(CodePoints.of(parser.getText()));
        });
    }

    @Override
    public void writeContent(Content content, JsonGenerator json) throws IOException {
        ((TextDocument) content).writeTo(json);
    }

    @Override
    public TextDocument apply(Content content, Operation operation) {
        return ((TextDocument) content).apply((TextOperation) operation);
    }

    @Override
    public TextOperation compose(Operation first, Operation second) {
        return ((TextOperation) first).compose((TextOperation) second);
    }

    @Override
    public TextOperation transform(Operation operation, Operation over, Side side) {
        return ((TextOperation) operation).transform((TextOperation) over, side);
    }

    @Override
    public TextOperation invert(Operation operation, Content before) {
        return ((TextOperation) operation).invert((TextDocument) before);
    }

    @Override
    public boolean supportsPresence() {
        return true;
    }

    @Override
    public Object transformPresence(Object presence, Operation over, Author author) {
        TextOperation operation = (TextOperation) over;
        return switch (presence) {
            case null -> null;
            case List<?> selection when selection.size() == 2 ->
                List.of(moved(selection.get(0), operation, author), moved(selection.get(1), operation, author));
            default -> moved(presence, operation, author);
        };
    }

    private static Long moved(Object position, TextOperation over, Author author) {
        if (position instanceof Long start && start >= 0 && start <= MAX_POSITION) {
            return Math.min(over.transformPosition(start, author), MAX_POSITION);
        }
        throw new InvalidOperationException(
                Code.MALFORMED_PRESENCE, "a presence that is neither a position nor two");
    }
}
