package io.coscribe.ot.richtext;

import io.coscribe.ot.richtext.Component.Retain;
import java.util.List;

/**
 * Walks through the components of a delta in steps of any length. Behind the last component lies a retain without
 * end, so that two deltas of different lengths can be walked side by side.
 */
final class DeltaIterator {

    private static final Retain WITHOUT_END = new Retain(Integer.MAX_VALUE, Attributes.NONE);

    private final List<Component> components;
    private int index;
    /** How much of the component at {@link #index} is used up. */
    private int offset;

    DeltaIterator(Delta delta) {
        components = delta.components();
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

    /** The next {@code length} units, at most {@link #peekLength}. */
    Component next(int length) {
        Component component = peek();
        Component part = component.part(offset, offset + length);
        if (hasNext()) {
            offset += length;
            if (offset == component.length()) {
                index++;
                offset = 0;
            }
        }
        return part;
    }
}
