package io.coscribe.ot.richtext;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Json;
import io.coscribe.ot.richtext.Component.Delete;
import io.coscribe.ot.richtext.Component.Embed;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Retain;
import io.coscribe.ot.richtext.Component.Text;
import java.util.Arrays;

/**
 * Builds a {@link Delta} from its start to its end, bringing it into canonical form on the way: neighbours of one
 * kind with equal attributes become one, an insert comes before a delete at the same position, and a retain without
 * attributes at the end falls away. Lengths of 0 and empty texts are left out.
 *
 * <p>What may still grow is held back: a retain, the text behind it, and the delete behind that. A text that did grow
 * is kept in a {@link StringBuilder}, so that putting it together from many pieces costs its length and not its square.
 */
public final class DeltaBuilder {

    private Component[] closed = new Component[4];
    private int size;

    /** The length of the retain that may still grow; 0 if there is none. */
    private int openRetain;

    private Attributes openChange = Attributes.NONE;

    /** The text that may still grow, as it began; null if there is none. */
    private Text openText;

    /** All of that text, if it has grown; else null. */
    private StringBuilder grown;

    private int openDelete;

    DeltaBuilder() {}

    public DeltaBuilder insert(String text) {
        return insert(text, Attributes.NONE);
    }

    public DeltaBuilder insert(String text, Attributes attributes) {
        return text.isEmpty() ? this : add(new Text(text, attributes));
    }

    /** Inserts something that isn't text: a value that {@link Json#of} takes, but neither null nor a string. */
    public DeltaBuilder embed(Object value, Attributes attributes) {
        return add(Embed.of(value, attributes));
    }

    public DeltaBuilder retain(int length) {
        return retain(length, Attributes.NONE);
    }

    public DeltaBuilder retain(int length, Attributes change) {
        requireLength(length);
        if (length > 0) {
            closeText();
            closeDelete();
            if (openRetain > 0 && !openChange.equals(change)) {
                closeRetain();
            }
            openRetain = sum(openRetain, length);
            openChange = change;
        }
        return this;
    }

    public DeltaBuilder delete(int length) {
        requireLength(length);
        if (length > 0) {
            closeRetain();
            openDelete = sum(openDelete, length);
        }
        return this;
    }

    private static void requireLength(int length) {
        if (length < 0) {
            throw new IllegalArgumentException("length " + length + " is below 0");
        }
    }

    public DeltaBuilder add(Component component) {
        return switch (component) {
            case Insert insert -> add(insert);
            case Retain(int length, Attributes change) -> retain(length, change);
            case Delete(int length) -> delete(length);
        };
    }

    DeltaBuilder add(Insert insert) {
        closeRetain();
        switch (insert) {
            case Text text -> addText(text);
            case Embed embed -> {
                closeText();
                push(embed);
            }
        }
        return this;
    }

    /** Adds a component as it arrived: an insert that follows a delete stays behind it. */
    DeltaBuilder addInOrder(Component component) {
        if (component instanceof Insert) {
            closeDelete();
        }
        return add(component);
    }

    private void addText(Text text) {
        if (openText == null) {
            openText = text;
        } else if (openText.attributes().equals(text.attributes())) {
            if (grown == null) {
                grown = new StringBuilder(openText.text());
            }
            grown.append(text.text());
        } else {
            closeText();
            openText = text;
        }
    }

    private void push(Component component) {
        if (size == closed.length) {
            closed = Arrays.copyOf(closed, 2 * size);
        }
        closed[size++] = component;
    }

    private void closeText() {
        if (openText != null) {
            push(grown == null ? openText : new Text(grown.toString(), openText.attributes()));
            openText = null;
            grown = null;
        }
    }

    private void closeRetain() {
        if (openRetain > 0) {
            push(new Retain(openRetain, openChange));
            openRetain = 0;
        }
    }

    private void closeDelete() {
        if (openDelete > 0) {
            closeText();
            push(new Delete(openDelete));
            openDelete = 0;
        }
    }

    private static int sum(int length, int more) {
        long sum = (long) length + more;
        if (sum > Integer.MAX_VALUE) {
            throw new InvalidOperationException(
                    InvalidOperationException.Code.TOO_LONG, "length " + sum + " is above " + Integer.MAX_VALUE);
        }
        return (int) sum;
    }

    /** The delta as it arrived: a plain retain at its end stays. Nothing may be added any more. */
    Delta buildInOrder() {
        closeRetain();
        return build();
    }

    /** The delta; nothing may be added any more. */
    public Delta build() {
        closeText();
        closeDelete();
        if (!openChange.isEmpty()) {
            closeRetain();
        }
        return new Delta(size == closed.length ? closed : Arrays.copyOf(closed, size));
    }
}
