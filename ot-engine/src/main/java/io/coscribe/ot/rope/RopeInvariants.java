package io.coscribe.ot.rope;

/** What holds for every {@link Rope}, for tests to check. */
final class RopeInvariants<P> {

    private final Pieces<P> pieces;

    RopeInvariants(Pieces<P> pieces) {
        this.pieces = pieces;
    }

    void check(Rope<P> root) {
        require(root.height() == 0 || root.childCount() > 1, "a root with one child at height " + root.height());
        checkNode(root);
    }

    private void checkNode(Rope<P> node) {
        require(node.childCount() <= Rope.MAX_CHILDREN, node.childCount() + " children");
        long length = 0;
        for (int i = 0; i < node.childCount(); i++) {
            length += node.height() == 0 ? checkedPiece(node, i) : checkedChild(node, i);
        }
        require(node.length() == length, "a length of " + node.length() + " for " + length);
    }

    private int checkedPiece(Rope<P> node, int index) {
        P piece = node.piece(index);
        require(pieces.length(piece) > 0, "an empty piece");
        pieces.cut(piece, part -> require(part == piece, "a piece of " + pieces.length(piece)));
        require(index == 0 || !pieces.areCrumbs(node.piece(index - 1), piece), "crumbs");
        return pieces.length(piece);
    }

    private int checkedChild(Rope<P> node, int index) {
        Rope<P> child = node.child(index);
        require(child.height() == node.height() - 1, "height " + child.height() + " below " + node.height());
        require(child.childCount() >= Rope.MIN_CHILDREN, "only " + child.childCount() + " children");
        checkNode(child);
        return child.length();
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalStateException(problem);
        }
    }
}
