package io.coscribe.ot.rope;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The pieces of a rope in order. */
final class PieceIterator<P> implements Iterator<P> {

    /** Per height, the node that is being walked through and the index of its child that comes next. */
    private final Rope<P>[] nodes;

    private final int[] next;

    @SuppressWarnings({"unchecked", "rawtypes"})
    PieceIterator(Rope<P> rope) {
        nodes = new Rope[rope.height() + 1];
        next = new int[rope.height() + 1];
        nodes[rope.height()] = rope;
        descendFrom(rope.height());
    }

    private void descendFrom(int height) {
        for (int i = height; i > 0; i--) {
            nodes[i - 1] = nodes[i].child(next[i]++);
            next[i - 1] = 0;
        }
    }

    /** The lowest height at which there is a child to come; as many as there are heights if there is none. */
    private int heightWithNext() {
        int height = 0;
        while (height < nodes.length && next[height] == nodes[height].childCount()) {
            height++;
        }
        return height;
    }

    @Override
    public boolean hasNext() {
        return heightWithNext() < nodes.length;
    }

    @Override
    public P next() {
        int height = heightWithNext();
        if (height == nodes.length) {
            throw new NoSuchElementException();
        }
        descendFrom(height);
        return nodes[0].piece(next[0]++);
    }
}
