package io.coscribe.ot.unicode;

import io.coscribe.ot.Author;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Operation;
import io.coscribe.ot.Side;
import io.coscribe.ot.unicode.Component.Delete;
import io.coscribe.ot.unicode.Component.Insert;
import io.coscribe.ot.unicode.Component.Skip;
import java.util.List;

/**
 * A text operation: components that walk through a text from its start, skipping, inserting and deleting; what lies
 * behind the last one stays. The semantics are those of ot-text-unicode 4.0.
 *
 * <p>Canonical form, which every operation has: no two neighbours of one kind, no skip at the end. An insert and a
 * delete beside each other stay in the order they were made in, because order decides conflicts. A skip at the end that
 * reaches past the text is refused all the same: its length is kept, though it counts for nothing else.
 */
public final class TextOperation implements Operation {

    private final List<Component> components;

    /** The length of the skip at the end that canonical form did away with, for {@link TextDocument#requireRoomFor}. */
    private final int droppedSkip;

    /** Components in canonical form, in a list that nobody changes any more. */
    TextOperation(List<Component> components, int droppedSkip) {
        this.components = components;
        this.droppedSkip = droppedSkip;
    }

    public static TextOperationBuilder builder() {
        return new TextOperationBuilder();
    }

    public List<Component> components() {
        return components;
    }

    int droppedSkip() {
        return droppedSkip;
    }

    /**
     * One operation that does what this and then {@code next} do:
     * {@code s.apply(a).apply(b) = s.apply(a.compose(b))}. What {@code next} inserts stands in front of what this one
     * deleted at the same place.
     */
    public TextOperation compose(TextOperation next) {
        ComponentIterator first = new ComponentIterator(this);
        ComponentIterator second = new ComponentIterator(next);
        TextOperationBuilder result = builder();
        while (first.hasNext() || second.hasNext()) {
            if (second.peek() instanceof Insert) {
                result.add(second.next());
            } else if (first.peek() instanceof Delete) {
                result.add(first.next());
            } else {
                composePart(first, second, result);
            }
        }
        return result.build();
    }

    /** What is inserted or skipped, then skipped or deleted, over one length. */
    private static void composePart(ComponentIterator first, ComponentIterator second, TextOperationBuilder result) {
        int length = Math.min(first.peekLength(), second.peekLength());
        if (second.peek() instanceof Skip) {
            result.add(first.next(length));
            second.pass(length);
        } else if (first.peek() instanceof Skip) {
            result.add(second.next(length));
            first.pass(length);
        } else {
            // An insert that is deleted again leaves nothing.
            first.pass(length);
            second.pass(length);
        }
    }

    /**
     * This operation rewritten to apply after {@code over}, both made against the same text.
     *
     * <p>Of two inserts at the same place the one on the {@link Side#LEFT} goes first.
     * {@code s.apply(a).apply(b.transform(a, LEFT)) = s.apply(b).apply(a.transform(b, RIGHT))}
     */
    public TextOperation transform(TextOperation over, Side side) {
        ComponentIterator own = new ComponentIterator(this);
        ComponentIterator others = new ComponentIterator(over);
        TextOperationBuilder result = builder();
        while (own.hasNext()) {
            boolean ownGoesFirst = side == Side.LEFT || !(others.peek() instanceof Insert);
            if (own.peek() instanceof Insert && ownGoesFirst) {
                result.add(own.next());
            } else if (others.peek() instanceof Insert) {
                result.skip(others.peekLength());
                others.pass(others.peekLength());
            } else {
                transformPart(own, others, result);
            }
        }
        return result.build();
    }

    /** What is skipped or deleted on both sides over one length. */
    private static void transformPart(ComponentIterator own, ComponentIterator others, TextOperationBuilder result) {
        int length = Math.min(own.peekLength(), others.peekLength());
        if (others.peek() instanceof Skip) {
            result.add(own.next(length));
        } else {
            // What the other side deleted needs neither skipping nor deleting.
            own.pass(length);
        }
        others.pass(length);
    }

    /**
     * Where a position lies after this operation. An insert before it moves it on, a delete pulls it back. An insert
     * exactly at the position moves it on if it is the {@link Author#OWNER}'s, and leaves it if it is another's.
     *
     * @param position code points from the start of the text
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
                case Skip _ -> offset += length;
                case Insert _ -> {
                    if (offset < result || author == Author.OWNER) {
                        result += length;
                    }
                    offset += length;
                }
                case Delete _ -> result -= Math.min(length, result - offset);
            }
        }
        return result;
    }

    /**
     * The operation that takes this one back: {@code s.apply(a).apply(a.invert(s)) = s}. Its deletes say what they
     * delete.
     *
     * @param before the text that this operation was applied to
     * @throws InvalidOperationException if this operation reaches beyond its end
     */
    public TextOperation invert(TextDocument before) {
        before.requireRoomFor(this);
        TextOperationBuilder result = builder();
        int position = 0;
        for (Component component : components) {
            int end = position + component.length();
            switch (component) {
                case Skip(int length) -> {
                    result.skip(length);
                    position = end;
                }
                case Insert(CodePoints text) -> result.delete(text);
                case Delete _ -> {
                    result.insert(before.part(position, end));
                    position = end;
                }
            }
        }
        return result.build();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof TextOperation that && components.equals(that.components);
    }

    @Override
    public int hashCode() {
        return components.hashCode();
    }

    @Override
    public String toString() {
        return components.toString();
    }
}
