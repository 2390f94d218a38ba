package io.coscribe.ot.richtext;

import io.coscribe.ot.Author;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Operation;
import io.coscribe.ot.Side;
import io.coscribe.ot.richtext.Component.Delete;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Retain;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A rich-text operation: components that walk through a document from its start, inserting, retaining and deleting;
 * what lies behind the last one stays. The semantics are those of quill-delta 5.1.
 *
 * <p>Canonical form, which every method returns: no two neighbours that could be one, an insert before a delete at
 * the same position, no retain without attributes at the end. A delta that was read may differ in two respects: an
 * insert behind a delete stays there, because whoever made it so also transforms it so, and order decides conflicts;
 * and a retain at the end stays, so that one that reaches past the document is refused.
 */
public final class Delta implements Operation {

    public static final Delta EMPTY = new Delta(new Component[0]);

    private final Component[] components;

    /** Components in the form described above, in an array that nobody changes any more. */
    Delta(Component[] components) {
        this.components = components;
    }

    public static DeltaBuilder builder() {
        return new DeltaBuilder();
    }

    public List<Component> components() {
        return Collections.unmodifiableList(Arrays.asList(components));
    }

    int size() {
        return components.length;
    }

    Component component(int index) {
        return components[index];
    }

    /**
     * One operation that does what this and then {@code next} do: {@code s.apply(a).apply(b) = s.apply(a.compose(b))}.
     *
     * @throws InvalidOperationException if a length or the number of attributes becomes too large
     */
    public Delta compose(Delta next) {
        DeltaIterator first = new DeltaIterator(this);
        DeltaIterator second = new DeltaIterator(next);
        DeltaBuilder result = builder();
        while (first.hasNext() || second.hasNext()) {
            if (second.peek() instanceof Insert) {
                result.add(second.next());
            } else if (first.peek() instanceof Delete) {
                result.add(first.next());
            } else {
                composePart(first, second, Math.min(first.peekLength(), second.peekLength()), result);
            }
        }
        return result.build();
    }

    /** What is inserted or retained, then retained or deleted, over one length. */
    private static void composePart(DeltaIterator first, DeltaIterator second, int length, DeltaBuilder result) {
        boolean retains = first.peek() instanceof Retain;
        switch (second.peek()) {
            case Retain(int _, Attributes change) when retains -> {
                Retain retain = (Retain) first.peek();
                result.retain(length, retain.attributes().then(change));
                first.skip(length);
            }
            case Retain(int _, Attributes change) -> {
                Insert insert = (Insert) first.next(length);
                result.add(insert.withAttributes(insert.attributes().changedBy(change)));
            }
            case Delete _ -> {
                // An insert that is deleted again leaves nothing.
                if (retains) {
                    result.delete(length);
                }
                first.skip(length);
            }
            case Insert _ -> throw new IllegalStateException("an insert has no counterpart");
        }
        second.skip(length);
    }

    /**
     * This operation rewritten to apply after {@code over}, both made against the same document.
     *
     * <p>{@link Side#LEFT}: {@code over} came first and wins. What it inserted at the same position stays in front,
     * and attributes that it set too are dropped here. {@link Side#RIGHT}: this operation came first and wins.
     * {@code s.apply(a).apply(b.transform(a, LEFT)) = s.apply(b).apply(a.transform(b, RIGHT))}
     */
    public Delta transform(Delta over, Side side) {
        DeltaIterator own = new DeltaIterator(this);
        DeltaIterator others = new DeltaIterator(over);
        DeltaBuilder result = builder();
        while (own.hasNext()) {
            boolean othersGoFirst = side == Side.LEFT || !(own.peek() instanceof Insert);
            if (others.peek() instanceof Insert && othersGoFirst) {
                int length = others.peekLength();
                result.retain(length);
                others.skip(length);
            } else if (own.peek() instanceof Insert) {
                result.add(own.next());
            } else {
                int length = Math.min(own.peekLength(), others.peekLength());
                transformPart(own.peek(), others.peek(), length, side, result);
                own.skip(length);
                others.skip(length);
            }
        }
        return result.build();
    }

    /** What is retained or deleted on both sides over one length. */
    private static void transformPart(Component own, Component other, int length, Side side, DeltaBuilder result) {
        if (other instanceof Retain(int _, Attributes othersChange)) {
            switch (own) {
                case Retain(int _, Attributes change) ->
                    result.retain(length, side == Side.LEFT ? change.yieldingTo(othersChange) : change);
                case Delete _ -> result.delete(length);
                case Insert _ -> throw new IllegalStateException("an insert has no counterpart");
            }
        }
        // What the other side deleted needs neither retaining nor deleting.
    }

    /**
     * Where a position lies after this operation. An insert before it moves it on, a delete pulls it back. An insert
     * exactly at the position moves it on if it is the {@link Author#OWNER}'s, and leaves it if it is another's.
     *
     * @param position UTF-16 units from the start of the document
     */
    public long transformPosition(long position, Author author) {
        long result = position;
        long offset = 0;
        for (Component component : components) {
            if (offset > result) {
                break;
            }
            int length = component.length();
            switch (component) {
                case Delete _ -> result -= Math.min(length, result - offset);
                case Insert _ -> {
                    if (offset < result || author == Author.OWNER) {
                        result += length;
                    }
                    offset += length;
                }
                case Retain _ -> offset += length;
            }
        }
        return result;
    }

    /**
     * The operation that takes this one back: {@code s.apply(a).apply(a.invert(s)) = s}. An attribute that {@code s}
     * holds as null counts as absent, and isn't brought back.
     *
     * @param before the document that this operation was applied to
     * @throws InvalidOperationException if this operation doesn't fit it
     */
    public Delta invert(RichTextDocument before) {
        DeltaBuilder result = builder();
        int position = 0;
        before.requireRoomFor(this);
        for (Component component : components) {
            int length = component.length();
            switch (component) {
                case Insert _ -> result.delete(length);
                case Retain(int _, Attributes change) when change.isEmpty() -> {
                    result.retain(length);
                    position += length;
                }
                case Retain(int _, Attributes change) -> {
                    for (Insert run : before.runs(position, position + length)) {
                        result.retain(run.length(), change.inverseOn(run.attributes()));
                    }
                    position += length;
                }
                case Delete _ -> {
                    before.runs(position, position + length).forEach(result::add);
                    position += length;
                }
            }
        }
        return result.build();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Delta that && Arrays.equals(components, that.components);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(components);
    }

    @Override
    public String toString() {
        return Arrays.toString(components);
    }
}
