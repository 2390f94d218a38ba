package io.coscribe.ot.unicode;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.coscribe.ot.Content;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Json;
import io.coscribe.ot.rope.Rope;
import io.coscribe.ot.rope.RopeBuilder;
import io.coscribe.ot.unicode.Component.Delete;
import io.coscribe.ot.unicode.Component.DeleteText;
import io.coscribe.ot.unicode.Component.Insert;
import io.coscribe.ot.unicode.Component.Skip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A plain text of at most {@link #MAX_UNITS} UTF-16 units, addressed in code points. It is a reference to a
 * persistent tree: keeping an old document costs nothing, and applying an operation O(components × log n). Once a text
 * is longer than half of what it may be, its pieces are counted with every operation.
 */
public final class TextDocument implements Content {

    /** How long a text may be in UTF-16 units: it is one string, and a parser reads no longer one. */
    public static final int MAX_UNITS = StreamReadConstraints.DEFAULT_MAX_STRING_LEN;

    public static final TextDocument EMPTY = new TextDocument(Rope.empty(), OptionalLong.empty());

    private static final int QUOTES = 2;

    private final Rope<CodePoints> text;
    /** Empty if nobody has measured it. */
    private final OptionalLong size;

    private TextDocument(Rope<CodePoints> text, OptionalLong size) {
        requireReadable(text);
        this.text = text;
        this.size = size;
    }

    private static void requireReadable(Rope<CodePoints> text) {
        // A code point has two units at most, so that only long texts need counting.
        if (text.length() > MAX_UNITS / 2) {
            long units = 0;
            for (Iterator<CodePoints> pieces = text.pieces(); pieces.hasNext(); ) {
                units += pieces.next().toString().length();
            }
            if (units > MAX_UNITS) {
                throw new InvalidOperationException(
                        Code.TOO_LONG, "a text of %d UTF-16 units is above %d".formatted(units, MAX_UNITS));
            }
        }
    }

    /** @throws InvalidOperationException if the text is too long */
    public static TextDocument of(CodePoints text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        RopeBuilder<CodePoints> rope = new RopeBuilder<>(TextPieces.INSTANCE);
        rope.append(text);
        return new TextDocument(rope.build(), OptionalLong.empty());
    }

    @Override
    public long size() {
        return size.isPresent() ? size.getAsLong() : QUOTES + sizeOf(0, length());
    }

    @Override
    public TextDocument measured() {
        return size.isPresent() ? this : new TextDocument(text, OptionalLong.of(size()));
    }

    /** How much of the JSON the part between two positions makes up. */
    private long sizeOf(int from, int to) {
        return text.sum(from, to, CodePoints::size);
    }

    /** Code points. */
    public int length() {
        return text.length();
    }

    /**
     * The text between two positions.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= length()}
     */
    public CodePoints part(int from, int to) {
        Objects.checkFromToIndex(from, to, length());
        RopeBuilder<CodePoints> part = new RopeBuilder<>(TextPieces.INSTANCE);
        text.copyTo(part, from, to);
        return joined(part.build());
    }

    private static CodePoints joined(Rope<CodePoints> rope) {
        CodePointJoiner joiner = new CodePointJoiner();
        rope.pieces().forEachRemaining(joiner::add);
        return joiner.take();
    }

    /**
     * The text after the operation.
     *
     * @throws InvalidOperationException if the operation reaches beyond the end, names a deleted text that isn't what
     *     stands there, or makes the text too long
     */
    public TextDocument apply(TextOperation operation) {
        requireRoomFor(operation);
        requireDeletedText(operation);
        Rope<CodePoints> typed = typed(operation.components());
        return new TextDocument(
                typed == null ? rebuilt(operation) : typed,
                size.isPresent() ? OptionalLong.of(size.getAsLong() + growth(operation)) : size);
    }

    /** How much longer the operation makes the JSON. */
    private long growth(TextOperation operation) {
        long growth = 0;
        int position = 0;
        for (Component component : operation.components()) {
            switch (component) {
                case Insert(CodePoints inserted) -> growth += inserted.size(0, inserted.length());
                case Skip(int length) -> position += length;
                case Delete delete -> {
                    growth -= sizeOf(position, position + delete.length());
                    position += delete.length();
                }
            }
        }
        return growth;
    }

    private Rope<CodePoints> rebuilt(TextOperation operation) {
        RopeBuilder<CodePoints> result = new RopeBuilder<>(TextPieces.INSTANCE);
        int position = 0;
        for (Component component : operation.components()) {
            switch (component) {
                case Insert(CodePoints inserted) -> result.append(inserted);
                case Skip(int length) -> {
                    text.copyTo(result, position, position + length);
                    position += length;
                }
                case Delete delete -> position += delete.length();
            }
        }
        text.copyTo(result, position, length());
        return result.build();
    }

    /** The text after an operation as most are, one insert or delete in one leaf of the rope; null for any other. */
    private Rope<CodePoints> typed(List<Component> components) {
        int size = components.size();
        int position = size > 0 && components.getFirst() instanceof Skip(int length) ? length : 0;
        if (size != (position == 0 ? 1 : 2)) {
            return null;
        }
        return switch (components.getLast()) {
            case Insert(CodePoints inserted) -> text.spliced(position, position, inserted, TextPieces.INSTANCE);
            case Delete delete -> text.spliced(position, position + delete.length(), null, TextPieces.INSTANCE);
            case Skip _ -> null;
        };
    }

    private void requireDeletedText(TextOperation operation) {
        int position = 0;
        for (Component component : operation.components()) {
            if (component instanceof DeleteText(CodePoints deleted)
                    && !deleted.equals(part(position, position + deleted.length()))) {
                throw new InvalidOperationException(
                        Code.DELETED_TEXT_DIFFERS,
                        "delete %d at position %d names another text than stands there"
                                .formatted(deleted.length(), position));
            }
            position += component instanceof Insert ? 0 : component.length();
        }
    }

    /** Throws {@link InvalidOperationException} if the operation reaches beyond the end. */
    void requireRoomFor(TextOperation operation) {
        int position = 0;
        for (Component component : operation.components()) {
            if (!(component instanceof Insert)) {
                requireRoom(component instanceof Delete ? "delete" : "skip", component.length(), position);
                position += component.length();
            }
        }
        requireRoom("skip", operation.droppedSkip(), position);
    }

    private void requireRoom(String kind, int length, int position) {
        if (length > length() - position) {
            throw new InvalidOperationException(
                    Code.PAST_THE_END,
                    "%s %d at position %d reaches past the end (length %d)"
                            .formatted(kind, length, position, length()));
        }
    }

    /** Writes the text as one JSON string, piece by piece. */
    void writeTo(JsonGenerator json) throws IOException {
        List<String> pieces = new ArrayList<>();
        text.pieces().forEachRemaining(piece -> pieces.add(piece.toString()));
        Json.writeString(json, pieces);
    }

    /** Throws {@link IllegalStateException} unless the tree beneath is sound. */
    void checkInvariants() {
        text.checkInvariants(TextPieces.INSTANCE);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof TextDocument that
                        && length() == that.length()
                        && joined(text).equals(joined(that.text));
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The text itself. */
    @Override
    public String toString() {
        return joined(text).toString();
    }
}
