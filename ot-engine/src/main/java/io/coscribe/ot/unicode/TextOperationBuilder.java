package io.coscribe.ot.unicode;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.unicode.Component.DeleteCount;
import io.coscribe.ot.unicode.Component.DeleteText;
import io.coscribe.ot.unicode.Component.Insert;
import io.coscribe.ot.unicode.Component.Skip;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a {@link TextOperation} from its start to its end, bringing it into canonical form on the way: neighbours of
 * one kind become one, and a skip at the end falls away. Lengths of 0 and empty texts are left out. A delete that says
 * what and one that says how much become one that says how much.
 */
public final class TextOperationBuilder {

    private enum Kind {
        SKIP,
        INSERT,
        DELETE_COUNT,
        DELETE_TEXT
    }

    private final List<Component> closed = new ArrayList<>(4);
    /** The kind of the component that still grows; null before the first. */
    private Kind open;
    /** Its length if it has no text. */
    private int openLength;
    private final CodePointJoiner openText = new CodePointJoiner();

    TextOperationBuilder() {}

    public TextOperationBuilder skip(int length) {
        if (isSome(length)) {
            grow(Kind.SKIP);
            openLength = Lengths.sum(openLength, length);
        }
        return this;
    }

    /** @throws InvalidOperationException if the text holds half a surrogate pair */
    public TextOperationBuilder insert(String text) {
        return insert(CodePoints.of(text));
    }

    public TextOperationBuilder insert(CodePoints text) {
        if (!text.isEmpty()) {
            grow(Kind.INSERT);
            openText.add(text);
        }
        return this;
    }

    public TextOperationBuilder delete(int length) {
        if (isSome(length)) {
            forgetDeletedText();
            grow(Kind.DELETE_COUNT);
            openLength = Lengths.sum(openLength, length);
        }
        return this;
    }

    /** @throws InvalidOperationException if the text holds half a surrogate pair */
    public TextOperationBuilder delete(String text) {
        return delete(CodePoints.of(text));
    }

    public TextOperationBuilder delete(CodePoints text) {
        if (open == Kind.DELETE_COUNT) {
            return delete(text.length());
        }
        if (!text.isEmpty()) {
            grow(Kind.DELETE_TEXT);
            openText.add(text);
        }
        return this;
    }

    public TextOperationBuilder add(Component component) {
        return switch (component) {
            case Skip(int length) -> skip(length);
            case Insert(CodePoints text) -> insert(text);
            case DeleteCount(int length) -> delete(length);
            case DeleteText(CodePoints text) -> delete(text);
        };
    }

    private static boolean isSome(int length) {
        if (length < 0) {
            throw new IllegalArgumentException("length " + length + " is below 0");
        }
        return length > 0;
    }

    private void forgetDeletedText() {
        if (open == Kind.DELETE_TEXT) {
            open = Kind.DELETE_COUNT;
            openLength = openText.length();
            openText.take();
        }
    }

    private void grow(Kind kind) {
        if (open != kind) {
            close();
            open = kind;
        }
    }

    private void close() {
        switch (open) {
            case null -> {}
            case SKIP -> closed.add(new Skip(openLength));
            case INSERT -> closed.add(new Insert(openText.take()));
            case DELETE_COUNT -> closed.add(new DeleteCount(openLength));
            case DELETE_TEXT -> closed.add(new DeleteText(openText.take()));
        }
        open = null;
        openLength = 0;
    }

    public TextOperation build() {
        int droppedSkip = open == Kind.SKIP ? openLength : 0;
        if (droppedSkip == 0) {
            close();
        }
        return new TextOperation(List.copyOf(closed), droppedSkip);
    }
}
