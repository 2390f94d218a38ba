package io.coscribe.ot.unicode;

import com.fasterxml.jackson.core.JsonGenerator;
import io.coscribe.ot.Content;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.unicode.Component.Delete;
import io.coscribe.ot.unicode.Component.DeleteText;
import io.coscribe.ot.unicode.Component.Insert;
import io.coscribe.ot.unicode.Component.Skip;
import java.io.IOException;

/** A plain text, addressed in code points. Applying an operation costs the length of both. */
public final class TextDocument implements Content {

    public static final TextDocument EMPTY = new TextDocument(CodePoints.EMPTY);

    private final CodePoints text;

    private TextDocument(CodePoints text) {
        this.text = text;
    }

    public static TextDocument of(CodePoints text) {
        return new TextDocument(text);
    }

    /** Code points. */
    public int length() {
        return text.length();
    }

    /** The text between two positions. */
    public CodePoints part(int from, int to) {
        return text.part(from, to);
    }

    /**
     * The text after the operation.
     *
     * @throws InvalidOperationException if the operation reaches beyond the end, or names a deleted text that isn't
     *     what stands there
     */
    public TextDocument apply(TextOperation operation) {
        requireRoomFor(operation);
        CodePointJoiner done = new CodePointJoiner();
        CodePointReader rest = new CodePointReader(text);
        int position = 0;
        for (Component component : operation.components()) {
            switch (component) {
                case Insert(CodePoints inserted) -> done.add(inserted);
                case Skip(int length) -> {
                    done.add(rest.peek(length));
                    rest.skip(length);
                    position += length;
                }
                case Delete delete -> {
                    requireSameText(delete, rest, position);
                    rest.skip(delete.length());
                    position += delete.length();
                }
            }
        }
        done.add(rest.peek(length() - position));
        return new TextDocument(done.take());
    }

    private static void requireSameText(Delete delete, CodePointReader rest, int position) {
        if (delete instanceof DeleteText(CodePoints deleted) && !deleted.equals(rest.peek(deleted.length()))) {
            throw new InvalidOperationException(
                    Code.DELETED_TEXT_DIFFERS,
                    "delete %d at position %d names another text than stands there"
                            .formatted(deleted.length(), position));
        }
    }

    /** Throws {@link InvalidOperationException} if the operation reaches beyond the end. */
    void requireRoomFor(TextOperation operation) {
        int position = 0;
        for (Component component : operation.components()) {
            if (!(component instanceof Insert)) {
                if (component.length() > length() - position) {
                    String kind = component instanceof Delete ? "delete" : "skip";
                    throw new InvalidOperationException(
                            Code.PAST_THE_END,
                            "%s %d at position %d reaches past the end (length %d)"
                                    .formatted(kind, component.length(), position, length()));
                }
                position += component.length();
            }
        }
    }

    /** Writes the text as one JSON string. */
    void writeTo(JsonGenerator json) throws IOException {
        json.writeString(text.toString());
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof TextDocument that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
