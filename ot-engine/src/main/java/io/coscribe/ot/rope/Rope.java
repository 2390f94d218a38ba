package io.coscribe.ot.rope;

import io.coscribe.ot.InvalidOperationException;
import java.util.Iterator;

/**
 * A long sequence of pieces as a persistent B-tree: an edit copies the path to the place it changes, O(log n), and
 * leaves the old rope as it was, sharing all the rest.
 *
 * <p>A rope is the root of such a tree, and its children are ropes too, down to those of height 0, whose children
 * are pieces. All pieces lie at the same depth, and every node but the root has from {@link #MIN_CHILDREN} to
 * {@link #MAX_CHILDREN} children. Beside the children stands where each of them ends, so that a descent reads two
 * small arrays per level and nothing else. Neighbouring pieces of one node are never {@linkplain Pieces#areCrumbs
 * crumbs}, so that deleting leaves no dust behind.
 *
 * @param <P> the pieces, handled by their {@link Pieces}
 */
public final class Rope<P> {

    static final int MAX_CHILDREN = 16;
    static final int MIN_CHILDREN = MAX_CHILDREN / 2;

    private static final Rope<?> EMPTY = new Rope<>(0, new Object[0], new int[0]);

    private final int height;
    private final Object[] children;
    /** Where each child ends, counted from the start of this node. */
    private final int[] ends;

    private Rope(int height, Object[] children, int[] ends) {
        this.height = height;
        this.children = children;
        this.ends = ends;
    }

    @SuppressWarnings("unchecked")
    public static <P> Rope<P> empty() {
        return (Rope<P>) EMPTY;
    }

    /** A node of these children, pieces at height 0 and ropes of the height below else, in an array that is its own. */
    static <P> Rope<P> node(int height, Object[] children, Pieces<P> pieces) {
        int[] ends = new int[children.length];
        Rope<P> node = new Rope<>(height, children, ends);
        long end = 0;
        for (int i = 0; i < children.length; i++) {
            end += height == 0 ? pieces.length(node.piece(i)) : node.child(i).length();
            ends[i] = checkedLength(end);
        }
        return node;
    }

    private static int checkedLength(long length) {
        if (length > Integer.MAX_VALUE) {
            throw new InvalidOperationException(
                    InvalidOperationException.Code.TOO_LONG, "a document of length " + length + " is too long");
        }
        return (int) length;
    }

    public int length() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /** Levels of nodes below this one. */
    int height() {
        return height;
    }

    int childCount() {
        return children.length;
    }

    /** A child of a node at height 0. */
    @SuppressWarnings("unchecked")
    P piece(int index) {
        return (P) children[index];
    }

    /** A child of a node above height 0. */
    @SuppressWarnings("unchecked")
    Rope<P> child(int index) {
        return (Rope<P>) children[index];
    }

    /** The children as they are: not to be changed. */
    Object[] children() {
        return children;
    }

    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    int end(int index) {
        return ends[index];
    }

    private int firstEndingAtOrBehind(int position) {
        int index = 0;
        while (ends[index] < position) {
            index++;
        }
        return index;
    }

    /**
     * The short way to edit: {@code insert}, or nothing if that is null, in the place of what lies from {@code from} to
     * {@code to}, as long as this changes one leaf and leaves one.
     *
     * @return null if it takes more than that: then a {@link RopeBuilder} does it
     */
    public Rope<P> spliced(int from, int to, P insert, Pieces<P> pieces) {
        if (children.length == 0) {
            return null;
        }
        int index = firstEndingAtOrBehind(to);
        int start = start(index);
        if (height == 0) {
            P piece = from < start ? null : splicedPiece(index, from - start, to - start, insert, pieces);
            return piece == null
                    ? new LeafEdit<>(this, pieces).spliced(from, to, insert)
                    : withChild(index, piece, growth(from, to, insert, pieces));
        }
        Rope<P> child = from < start ? null : child(index).spliced(from - start, to - start, insert, pieces);
        return child == null || child.children.length < MIN_CHILDREN
                ? null
                : withChild(index, child, growth(from, to, insert, pieces));
    }

    private static <P> int growth(int from, int to, P insert, Pieces<P> pieces) {
        return (insert == null ? 0 : pieces.length(insert)) - (to - from);
    }

    /** The piece after an edit that leaves one piece of it and no crumbs; else null. */
    private P splicedPiece(int index, int from, int to, P insert, Pieces<P> pieces) {
        P piece = pieces.spliced(piece(index), from, to, insert);
        boolean shrinks = to > from && piece != null;
        boolean crumbs = shrinks
                && (index > 0 && pieces.areCrumbs(piece(index - 1), piece)
                        || index + 1 < children.length && pieces.areCrumbs(piece, piece(index + 1)));
        return crumbs ? null : piece;
    }

    private Rope<P> withChild(int index, Object child, int growth) {
        checkedLength((long) length() + growth);
        Object[] newChildren = children.clone();
        newChildren[index] = child;
        int[] newEnds = ends.clone();
        for (int i = index; i < newEnds.length; i++) {
            newEnds[i] += growth;
        }
        return new Rope<>(height, newChildren, newEnds);
    }

    /** Appends the part from {@code from} to {@code to} to another rope, nodes that lie inside it as they are. */
    public void copyTo(RopeBuilder<P> target, int from, int to) {
        if (from == to) {
            return;
        }
        if (from == 0 && to == length() && children.length >= MIN_CHILDREN) {
            target.append(this);
            return;
        }
        for (int i = firstEndingAtOrBehind(from + 1); i < children.length && start(i) < to; i++) {
            int start = start(i);
            int partFrom = Math.max(from - start, 0);
            int partTo = Math.min(to, ends[i]) - start;
            if (height == 0) {
                target.appendPart(piece(i), partFrom, partTo);
            } else {
                child(i).copyTo(target, partFrom, partTo);
            }
        }
    }

    /** Measures the part of a piece that lies from {@code from} to {@code to}, counted from the piece's own start. */
    @FunctionalInterface
    public interface PartMeasure<P> {
        long of(P piece, int from, int to);
    }

    /** The sum of the pieces, and parts of pieces, that lie from {@code from} to {@code to}, measured in order. */
    public long sum(int from, int to, PartMeasure<P> measure) {
        if (from == to) {
            return 0;
        }
        long sum = 0;
        for (int i = firstEndingAtOrBehind(from + 1); i < children.length && start(i) < to; i++) {
            int start = start(i);
            int partFrom = Math.max(from - start, 0);
            int partTo = Math.min(to, ends[i]) - start;
            sum += height == 0
                    ? measure.of(piece(i), partFrom, partTo)
                    : child(i).sum(partFrom, partTo, measure);
        }
        return sum;
    }

    /** The pieces in order. */
    public Iterator<P> pieces() {
        return new PieceIterator<>(this);
    }

    /** Throws {@link IllegalStateException} unless everything holds that is said of this class. */
    public void checkInvariants(Pieces<P> pieces) {
        new RopeInvariants<>(pieces).check(this);
    }
}
