package io.coscribe.ot.unicode;

import io.coscribe.ot.unicode.Component.DeleteCount;
import io.coscribe.ot.unicode.Component.DeleteText;
import io.coscribe.ot.unicode.Component.Insert;
import io.coscribe.ot.unicode.Component.Skip;
import java.util.List;

/**
 * Walks through the components of an operation in steps of any length. Behind the last component lies a skip without
 * end, so that two operations of different lengths can be walked side by side.
 */
final class ComponentIterator {

    private static final Skip WITHOUT_END = new Skip(Integer.MAX_VALUE);

    private final List<Component> components;
    private int index;
    /** How much of the component at {@link #index} is used up. */
    private int offset;
    /** Stands at {@link #offset} of that component's text, once a part of it was asked for. */
    private CodePointReader text;

    ComponentIterator(TextOperation operation) {
        components = operation.components();
    }

    boolean hasNext() {
        return index < components.size();
    }

    /** The component that comes next, whole even if a part of it is used up: for its kind. */
    Component peek() {
        return hasNext() ? components.get(index) : WITHOUT_END;
    }

    /** The length of what is left of the component that comes next. */
    int peekLength() {
        return peek().length() - offset;
    }

    /** What is left of the component that comes next. */
    Component next() {
        return next(peekLength());
    }

    /** The next {@code length} code points, at most {@link #peekLength}. */
    Component next(int length) {
        Component component = peek();
        Component part = length == component.length() ? component : part(component, length);
        pass(length);
        return part;
    }

    private Component part(Component component, int length) {
        return switch (component) {
            case Skip _ -> new Skip(length);
            case DeleteCount _ -> new DeleteCount(length);
            case Insert(CodePoints whole) -> new Insert(textOf(whole).peek(length));
            case DeleteText(CodePoints whole) -> new DeleteText(textOf(whole).peek(length));
        };
    }

    private CodePointReader textOf(CodePoints whole) {
        if (text == null) {
            text = new CodePointReader(whole);
            text.skip(offset);
        }
        return text;
    }

    /** Leaves out the next {@code length} code points, at most {@link #peekLength}. */
    void pass(int length) {
        if (!hasNext()) {
            return;
        }
        offset += length;
        if (offset == peek().length()) {
            index++;
            offset = 0;
            text = null;
        } else if (text != null) {
            text.skip(length);
        }
    }
}
