package io.coscribe.ot.rope;

import java.util.Arrays;

/** An edit inside one leaf of a rope, whose pieces it puts together anew. */
final class LeafEdit<P> {

    private final Rope<P> leaf;
    private final Pieces<P> pieces;
    private final Object[] children = new Object[Rope.MAX_CHILDREN];
    private int count;
    private boolean full;

    LeafEdit(Rope<P> leaf, Pieces<P> pieces) {
        this.leaf = leaf;
        this.pieces = pieces;
    }

    /** The leaf with {@code insert}, or nothing if that is null, in the place of a part; null if it isn't one leaf. */
    Rope<P> spliced(int from, int to, P insert) {
        boolean inserted = insert == null;
        for (int i = 0; i < leaf.childCount() && !full; i++) {
            int start = leaf.start(i);
            int end = leaf.end(i);
            if (start < from) {
                addPart(i, 0, Math.min(end, from) - start);
            }
            if (!inserted && end >= from) {
                pieces.cut(insert, this::add);
                inserted = true;
            }
            if (end > to) {
                addPart(i, Math.max(start, to) - start, end - start);
            }
        }
        return full || count == 0 ? null : Rope.node(0, Arrays.copyOf(children, count), pieces);
    }

    private void addPart(int index, int from, int to) {
        P piece = leaf.piece(index);
        add(to - from == pieces.length(piece) ? piece : pieces.part(piece, from, to));
    }

    @SuppressWarnings("unchecked")
    private void add(P piece) {
        P joined = count == 0 ? null : pieces.joined((P) children[count - 1], piece);
        if (joined != null) {
            children[count - 1] = joined;
        } else if (count < children.length) {
            children[count++] = piece;
        } else {
            full = true;
        }
    }
}
