package io.coscribe.ot.rope;

import java.util.Arrays;

/**
 * Puts a {@link Rope} together from its start to its end, out of pieces and of whole nodes of other ropes, which it
 * shares. Appending costs O(log n), and a constant on average.
 *
 * <p>At each level one node is open and collects children: pieces at level 0, ropes of the height below at the
 * others. Before a whole node is appended at its level, what is open below is closed. A node with too few children for
 * that is merged with its left neighbour; where there is none, the node to append is taken apart and fills it up.
 */
public final class RopeBuilder<P> {

    private static final int MAX = Rope.MAX_CHILDREN;

    /** How many children a node gets that is built in passing: some less than it may have, to leave room for edits. */
    private static final int FILL = MAX * 3 / 4;

    /** More than a rope can have: 2^31 units in nodes of at least 8 children take 11. */
    private static final int LEVELS = 12;

    private final Pieces<P> pieces;
    private final Object[][] open = new Object[LEVELS][];
    private final int[] sizes = new int[LEVELS];

    public RopeBuilder(Pieces<P> pieces) {
        this.pieces = pieces;
    }

    /** Appends a piece of any length. */
    public void append(P piece) {
        pieces.cut(piece, this::appendPiece);
    }

    void appendPart(P piece, int from, int to) {
        appendPiece(to - from == pieces.length(piece) ? piece : pieces.part(piece, from, to));
    }

    private void appendPiece(P piece) {
        P joined = sizes[0] == 0 ? null : pieces.joined(lastPiece(), piece);
        if (joined == null) {
            add(0, piece);
        } else {
            open[0][sizes[0] - 1] = joined;
        }
    }

    @SuppressWarnings("unchecked")
    private P lastPiece() {
        return (P) open[0][sizes[0] - 1];
    }

    /** Appends a node that may stand below a root. */
    void append(Rope<P> node) {
        if (closedUpTo(node.height())) {
            add(node.height() + 1, node);
        } else if (node.height() > 0) {
            for (int i = 0; i < node.childCount(); i++) {
                append(node.child(i));
            }
        } else {
            for (int i = 0; i < node.childCount(); i++) {
                appendPiece(node.piece(i));
            }
        }
    }

    private void add(int level, Object child) {
        if (open[level] == null) {
            open[level] = new Object[MAX];
        } else if (sizes[level] >= FILL) {
            close(level);
        }
        open[level][sizes[level]++] = child;
    }

    private void close(int level) {
        add(level + 1, Rope.node(level, taken(level), pieces));
    }

    /** The children that are open at a level, which then are no longer open. */
    private Object[] taken(int level) {
        Object[] children = Arrays.copyOf(open[level], sizes[level]);
        sizes[level] = 0;
        return children;
    }

    /** Closes what is open up to a level, and says whether that was possible. */
    private boolean closedUpTo(int level) {
        for (int i = 0; i <= level; i++) {
            if (sizes[i] >= Rope.MIN_CHILDREN) {
                close(i);
            } else if (sizes[i] > 0) {
                if (!openLeftNeighbour(i)) {
                    return false;
                }
                mergeWithLeftNeighbour(i);
            }
        }
        return true;
    }

    /** Takes apart what stands to the left until a node of this level is the last child above; false at the start. */
    private boolean openLeftNeighbour(int level) {
        int above = level + 1;
        while (above < LEVELS && sizes[above] == 0) {
            above++;
        }
        if (above == LEVELS) {
            return false;
        }
        for (; above > level + 1; above--) {
            for (Object child : removeLast(above).children()) {
                add(above - 1, child);
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private Rope<P> removeLast(int level) {
        return (Rope<P>) open[level][--sizes[level]];
    }

    private void mergeWithLeftNeighbour(int level) {
        Object[] left = removeLast(level + 1).children();
        Object[] right = taken(level);
        Object[] all = level == 0 ? joinedAtSeam(left, right) : concatenated(left, left.length, right);
        if (all.length <= MAX) {
            add(level + 1, Rope.node(level, all, pieces));
        } else {
            int half = all.length / 2;
            add(level + 1, Rope.node(level, Arrays.copyOf(all, half), pieces));
            add(level + 1, Rope.node(level, Arrays.copyOfRange(all, half, all.length), pieces));
        }
    }

    @SuppressWarnings("unchecked")
    private Object[] joinedAtSeam(Object[] left, Object[] right) {
        P joined = pieces.joined((P) left[left.length - 1], (P) right[0]);
        if (joined == null) {
            return concatenated(left, left.length, right);
        }
        right[0] = joined;
        return concatenated(left, left.length - 1, right);
    }

    private static Object[] concatenated(Object[] left, int leftLength, Object[] right) {
        Object[] all = Arrays.copyOf(left, leftLength + right.length);
        System.arraycopy(right, 0, all, leftLength, right.length);
        return all;
    }

    /** The rope; nothing may be appended any more. */
    public Rope<P> build() {
        for (int level = 0; level < top(); level++) {
            closedUpTo(level);
        }
        int top = top();
        if (top < 0) {
            return Rope.empty();
        }
        return top > 0 && sizes[top] == 1 ? removeLast(top) : Rope.node(top, taken(top), pieces);
    }

    /** The highest level at which something is open; -1 if there is none. */
    private int top() {
        int level = LEVELS - 1;
        while (level >= 0 && sizes[level] == 0) {
            level--;
        }
        return level;
    }
}
