package io.coscribe.ot.richtext;

import io.coscribe.ot.richtext.Runs.Branch;
import io.coscribe.ot.richtext.Runs.Empty;
import io.coscribe.ot.richtext.Runs.Leaf;
import io.coscribe.ot.richtext.Component.Text;

/** What holds for every {@link Runs}, for tests to check. */
final class RunsInvariants {

    private Leaf previous;

    private RunsInvariants() {}

    static void check(Runs runs) {
        if (!(runs instanceof Empty)) {
            new RunsInvariants().visit(runs);
        }
    }

    private void visit(Runs runs) {
        switch (runs) {
            case Empty _ -> throw new IllegalStateException("an empty tree inside a tree");
            case Leaf leaf -> visitLeaf(leaf);
            case Branch branch -> visitBranch(branch);
        }
    }

    private void visitLeaf(Leaf leaf) {
        require(leaf.length() > 0, "an empty leaf");
        require(!(leaf.run() instanceof Text) || leaf.length() <= Runs.MAX_TEXT, "a leaf of " + leaf.length());
        require(previous == null || !previous.joins(leaf), "two leaves that should be one");
        previous = leaf;
    }

    private void visitBranch(Branch branch) {
        Runs left = branch.left();
        Runs right = branch.right();
        require(branch.length() == left.length() + right.length(), "a wrong length " + branch.length());
        require(branch.height() == Math.max(left.height(), right.height()) + 1, "a wrong height " + branch.height());
        require(
                Math.abs(left.height() - right.height()) <= 1,
                "out of balance: " + left.height() + " beside " + right.height());
        visit(left);
        visit(right);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalStateException(problem);
        }
    }
}
