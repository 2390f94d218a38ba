package io.coscribe.ot.richtext;

import io.coscribe.ot.richtext.Component.Retain;

/**
 * Walks through the components of a delta in steps of any length. Behind the last component lies a retain without
 * end, so that two deltas of different lengths can be walked side by side.
 */
final class DeltaIterator {

    private static final Retain WITHOUT_END = new Retain(Integer.MAX_VALUE, Attributes.NONE);

    private final Delta delta;
    private int index;

    /** How much of the component at {@link #index} is used up. */
    private int offset;

    DeltaIterator(Delta delta) {
        this.delta = delta;
    }

    boolean hasNext() {
        return index < delta.size();
    }

    /** The component that comes next, whole even if a part of it is used up: for its kind. */
    Component peek() {
        return index < delta.size() ? delta.component(index) : WITHOUT_END;
    }

    /** The length of what is left of the component that comes next. */
    int peekLength() {
        return peek().length() - offset;
    }

    /** What is left of the component that comes next, which is then used up. */
    Component next() {
        return next(peekLength());
    }

    /** The next {@code length} units, at most {@link #peekLength}, which are then used up. */
    Component next(int length) {
        Component part = peek().part(offset, offset + length);
        skip(length);
        return part;
    }

    /** Uses up the next {@code length} units, at most {@link #peekLength}. */
    void skip(int length) {
        if (index < delta.size()) {
            offset += length;
            if (offset == delta.component(index).length()) {
                index++;
                offset = 0;
            }
        }
    }
}
