package io.coscribe.ot.richtext;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * A sequence of inserts as a persistent balanced tree: the store of a {@link RichTextDocument}. Taking it apart at a
 * position and putting two together cost O(log n) and leave the old trees as they were, sharing all they can.
 *
 * <p>Inserts sit in the leaves, a text cut into pieces of at most {@link #MAX_TEXT} units; the branches hold lengths.
 * Two neighbouring texts that have equal attributes and fit into one leaf are one leaf, so that typing doesn't
 * leave a leaf per character. The heights of a branch's children differ by at most 1 (an AVL tree; link and balance
 * follow Blelloch, Ferizovic and Sun, "Just Join for Parallel Ordered Sets", 2016).
 */
sealed interface Runs {

    int MAX_TEXT = 512;

    Runs EMPTY = new Empty();

    int length();

    /** Branches from here down to the deepest leaf; a leaf is at 0. */
    int height();

    record Empty() implements Runs {
        @Override
        public int length() {
            return 0;
        }

        @Override
        public int height() {
            return -1;
        }
    }

    record Leaf(Insert run) implements Runs {
        @Override
        public int length() {
            return run.length();
        }

        @Override
        public int height() {
            return 0;
        }

        /** Whether this and its right neighbour are to be one leaf. */
        boolean joins(Leaf next) {
            return run instanceof Text(String text, Attributes attributes)
                    && next.run instanceof Text(String nextText, Attributes nextAttributes)
                    && text.length() + nextText.length() <= MAX_TEXT
                    && attributes.equals(nextAttributes);
        }

        Leaf joined(Leaf next) {
            return new Leaf(new Text(((Text) run).text() + ((Text) next.run).text(), run.attributes()));
        }
    }

    record Branch(Runs left, Runs right, int length, int height) implements Runs {

        static Branch of(Runs left, Runs right) {
            long length = (long) left.length() + right.length();
            if (length > Integer.MAX_VALUE) {
                throw new InvalidOperationException(
                        InvalidOperationException.Code.TOO_LONG, "a document of length " + length + " is too long");
            }
            return new Branch(left, right, (int) length, Math.max(left.height(), right.height()) + 1);
        }
    }

    /** The leaf at a position with what lies before and behind it. */
    record Around(Runs before, Leaf leaf, Runs after) {}

    /** A tree taken apart at a position. */
    record Split(Runs before, Runs after) {}

    static Runs of(Insert run) {
        return of(List.of(run));
    }

    static Runs of(Iterable<? extends Insert> runs) {
        List<Leaf> leaves = new ArrayList<>();
        for (Insert run : runs) {
            for (int start = 0; start < run.length(); start += MAX_TEXT) {
                int end = Math.min(start + MAX_TEXT, run.length());
                append(leaves, new Leaf(run.part(start, end)));
            }
        }
        return balanced(leaves);
    }

    private static void append(List<Leaf> leaves, Leaf leaf) {
        if (!leaves.isEmpty() && leaves.getLast().joins(leaf)) {
            leaves.set(leaves.size() - 1, leaves.getLast().joined(leaf));
        } else {
            leaves.add(leaf);
        }
    }

    private static Runs balanced(List<Leaf> leaves) {
        int size = leaves.size();
        return switch (size) {
            case 0 -> EMPTY;
            case 1 -> leaves.getFirst();
            default -> Branch.of(balanced(leaves.subList(0, size / 2)), balanced(leaves.subList(size / 2, size)));
        };
    }

    /** What lies before and behind a position from 0 to the length. */
    default Split split(int position) {
        if (position == 0) {
            return new Split(EMPTY, this);
        }
        if (position == length()) {
            return new Split(this, EMPTY);
        }
        Around around = around(position);
        int cut = position - around.before.length();
        if (cut == 0) {
            return new Split(around.before, link(around.leaf, around.after));
        }
        Insert run = around.leaf.run;
        return new Split(
                around.before.concat(new Leaf(run.part(0, cut))),
                new Leaf(run.part(cut, run.length())).concat(around.after));
    }

    /** Takes the tree apart around the leaf that holds the unit at {@code position}. */
    private Around around(int position) {
        return switch (this) {
            case Empty _ -> throw new IllegalArgumentException("nothing at position " + position);
            case Leaf leaf -> new Around(EMPTY, leaf, EMPTY);
            case Branch(Runs left, Runs right, int _, int _) -> {
                if (position < left.length()) {
                    Around found = left.around(position);
                    yield new Around(found.before, found.leaf, link(found.after, right));
                }
                Around found = right.around(position - left.length());
                yield new Around(link(left, found.before), found.leaf, found.after);
            }
        };
    }

    /** This sequence followed by another one. */
    default Runs concat(Runs next) {
        if (this instanceof Empty || next instanceof Empty) {
            return link(this, next);
        }
        Leaf last = last();
        Leaf first = next.first();
        if (!last.joins(first)) {
            return link(this, next);
        }
        Runs before = around(length() - 1).before;
        Runs after = next.around(0).after;
        return link(link(before, last.joined(first)), after);
    }

    private Leaf first() {
        Runs node = this;
        while (node instanceof Branch branch) {
            node = branch.left;
        }
        return (Leaf) node;
    }

    private Leaf last() {
        Runs node = this;
        while (node instanceof Branch branch) {
            node = branch.right;
        }
        return (Leaf) node;
    }

    /** Two trees as one, leaves left alone; costs the difference of their heights. */
    private static Runs link(Runs left, Runs right) {
        if (left instanceof Empty) {
            return right;
        }
        if (right instanceof Empty) {
            return left;
        }
        if (left instanceof Branch high && high.height > right.height() + 1) {
            return balance(high.left, link(high.right, right));
        }
        if (right instanceof Branch high && high.height > left.height() + 1) {
            return balance(link(left, high.left), high.right);
        }
        return Branch.of(left, right);
    }

    /** A branch of two trees whose heights differ by at most 2, rotated where they differ by 2. */
    private static Runs balance(Runs left, Runs right) {
        if (right instanceof Branch high && high.height > left.height() + 1) {
            return high.left instanceof Branch middle && middle.height > high.right.height()
                    ? Branch.of(Branch.of(left, middle.left), Branch.of(middle.right, high.right))
                    : Branch.of(Branch.of(left, high.left), high.right);
        }
        if (left instanceof Branch high && high.height > right.height() + 1) {
            return high.right instanceof Branch middle && middle.height > high.left.height()
                    ? Branch.of(Branch.of(high.left, middle.left), Branch.of(middle.right, right))
                    : Branch.of(high.left, Branch.of(high.right, right));
        }
        return Branch.of(left, right);
    }

    /** The inserts as the leaves hold them, in order. */
    default Iterator<Insert> pieces() {
        Deque<Runs> ahead = new ArrayDeque<>();
        ahead.push(this);
        return new Iterator<>() {
            {
                descend();
            }

            private void descend() {
                while (ahead.peek() instanceof Branch) {
                    Branch branch = (Branch) ahead.pop();
                    ahead.push(branch.right);
                    ahead.push(branch.left);
                }
            }

            @Override
            public boolean hasNext() {
                return ahead.peek() instanceof Leaf;
            }

            @Override
            public Insert next() {
                Leaf leaf = (Leaf) ahead.pop();
                descend();
                return leaf.run;
            }
        };
    }
}
