package io.coscribe.ot.richtext;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Json;
import io.coscribe.ot.richtext.Component.Delete;
import io.coscribe.ot.richtext.Component.Embed;
import io.coscribe.ot.richtext.Component.Retain;
import io.coscribe.ot.richtext.Component.Text;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one component and refuses what quill-delta never makes: exactly one of {@code insert}, {@code retain} and
 * {@code delete}, beside it at most {@code attributes} (not with a delete; null and {} mean none), nothing else.
 */
final class ComponentReader {

    static final String INSERT = "insert";
    static final String RETAIN = "retain";
    static final String DELETE = "delete";
    static final String ATTRIBUTES = "attributes";

    /** Where the component stands in its array: for messages. */
    private final int index;

    private String kind;
    private Object value;
    /** Null as long as none were named; {@link Attributes#NONE} if they were null or empty. */
    private Attributes attributes;

    private ComponentReader(int index) {
        this.index = index;
    }

    /** The component at whose first token the parser stands; empty for the insert of an empty text, which is none. */
    static Optional<Component> read(JsonParser json, int index) throws IOException {
        ComponentReader reader = new ComponentReader(index);
        reader.readFields(json);
        return reader.component();
    }

    private void readFields(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw refused(Code.MALFORMED_COMPONENT, "isn't an object");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case INSERT, RETAIN, DELETE -> {
                    if (kind != null) {
                        throw refused(Code.MALFORMED_COMPONENT, "holds " + kind + " and " + key);
                    }
                    kind = key;
                    value = Json.read(json);
                }
                case ATTRIBUTES -> {
                    if (attributes != null) {
                        throw refused(Code.DUPLICATE_KEY, "holds attributes twice");
                    }
                    attributes = readAttributes(json);
                }
                default ->
                    throw refused(
                            Code.MALFORMED_COMPONENT, "holds the unknown key " + InvalidOperationException.shown(key));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private Attributes readAttributes(JsonParser json) throws IOException {
        return switch (Json.read(json)) {
            case null -> Attributes.NONE;
            case Map<?, ?> values -> Attributes.ofOwned((Map<String, Object>) values);
            default -> throw refused(Code.MALFORMED_ATTRIBUTES, "has attributes that aren't an object");
        };
    }

    private Optional<Component> component() {
        Attributes own = attributes == null ? Attributes.NONE : attributes;
        return switch (kind) {
            case null -> throw refused(Code.MALFORMED_COMPONENT, "holds none of insert, retain and delete");
            case INSERT -> insert(own);
            case RETAIN -> Optional.of(new Retain(length(), own));
            default -> Optional.of(delete(own));
        };
    }

    private Optional<Component> insert(Attributes own) {
        return switch (value) {
            case null -> throw refused(Code.MALFORMED_COMPONENT, "inserts null");
            case String text when text.isEmpty() -> Optional.empty();
            case String text -> Optional.of(new Text(text, own));
            default -> Optional.of(Embed.ofOwned(value, own));
        };
    }

    private Delete delete(Attributes own) {
        if (!own.isEmpty()) {
            throw refused(Code.MALFORMED_COMPONENT, "deletes with attributes");
        }
        return new Delete(length());
    }

    private int length() {
        return switch (value) {
            case Long length when length >= 1 && length <= Integer.MAX_VALUE -> length.intValue();
            case Number length -> throw refused(Code.INVALID_LENGTH, "has the " + kind + " length " + length);
            case Map<?, ?> _ when kind.equals(RETAIN) ->
                throw refused(Code.EMBED_CHANGE_UNSUPPORTED, "changes the inside of an embed");
            case null, default -> throw refused(Code.INVALID_LENGTH, "has a " + kind + " length that is no number");
        };
    }

    private InvalidOperationException refused(Code code, String problem) {
        return new InvalidOperationException(code, "component " + index + " " + problem);
    }
}
