package io.coscribe.ot.richtext;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Json;
import io.coscribe.ot.richtext.Component.Delete;
import io.coscribe.ot.richtext.Component.Embed;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Retain;
import io.coscribe.ot.richtext.Component.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds a {@link Delta} from its start to its end, bringing it into canonical form on the way: neighbours of one
 * kind with equal attributes become one, an insert comes before a delete at the same position, and a retain without
 * attributes at the end falls away. Lengths of 0 and empty texts are left out.
 *
 * <p>What may still grow, a text and the delete after it, is held back in {@code openText} and {@code openDelete}, so
 * that a text put together from many pieces costs its length and not its square.
 */
public final class DeltaBuilder {

    private final List<Component> closed = new ArrayList<>();
    private final StringBuilder openText = new StringBuilder();
    private Attributes openAttributes = Attributes.NONE;
    private int openDelete;

    DeltaBuilder() {}

    public DeltaBuilder insert(String text) {
        return insert(text, Attributes.NONE);
    }

    public DeltaBuilder insert(String text, Attributes attributes) {
        return text.isEmpty() ? this : add(new Text(text, attributes));
    }

    /** Inserts something that isn't text, in the form that {@link Json#of} takes. */
    public DeltaBuilder embed(Map<String, ?> value, Attributes attributes) {
        return add(new Embed(Json.of(value), attributes));
    }

    public DeltaBuilder retain(int length) {
        return retain(length, Attributes.NONE);
    }

    public DeltaBuilder retain(int length, Attributes change) {
        return length == 0 ? this : add(new Retain(length, change));
    }

    public DeltaBuilder delete(int length) {
        return length == 0 ? this : add(new Delete(length));
    }

    public DeltaBuilder add(Component component) {
        switch (component) {
            case Text text -> addText(text);
            case Embed embed -> {
                closeText();
                closed.add(embed);
            }
            case Retain retain -> addRetain(retain);
            case Delete delete -> openDelete = sum(openDelete, delete.length());
        }
        return this;
    }

    /** Adds a component as it arrived: an insert that follows a delete stays behind it. */
    DeltaBuilder addInOrder(Component component) {
        if (component instanceof Insert && openDelete > 0) {
            close();
        }
        return add(component);
    }

    private void addText(Text text) {
        if (!text.attributes().equals(openAttributes)) {
            closeText();
            openAttributes = text.attributes();
        }
        openText.append(text.text());
    }

    private void addRetain(Retain retain) {
        close();
        if (!closed.isEmpty()
                && closed.getLast() instanceof Retain(int length, Attributes attributes)
                && attributes.equals(retain.attributes())) {
            closed.set(closed.size() - 1, new Retain(sum(length, retain.length()), attributes));
        } else {
            closed.add(retain);
        }
    }

    private void closeText() {
        if (!openText.isEmpty()) {
            closed.add(new Text(openText.toString(), openAttributes));
            openText.setLength(0);
        }
    }

    private void close() {
        closeText();
        if (openDelete > 0) {
            closed.add(new Delete(openDelete));
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

    public Delta build() {
        close();
        if (!closed.isEmpty() && closed.getLast() instanceof Retain last && last.attributes().isEmpty()) {
            closed.removeLast();
        }
        return new Delta(List.copyOf(closed));
    }
}
