package io.coscribe.ot.json0;

import io.coscribe.ot.Side;
import io.coscribe.ot.json0.Component.ListMove;

/** Where the elements of a list are after one of them was moved. Indices count from 0. */
final class ListMoves {

    private ListMoves() {}

    /** The index of the element that was at {@code index}. */
    static long ofElement(long index, ListMove over) {
        long from = over.path().lastIndex();
        long to = over.to();
        if (index == from) {
            return to;
        }
        long left = index > from ? index - 1 : index;
        return index > to || index == to && from > to ? left + 1 : left;
    }

    /** The index of the gap that was in front of the element at {@code index}. */
    static long ofGap(long index, ListMove over) {
        long left = index > over.path().lastIndex() ? index - 1 : index;
        return index > over.to() ? left + 1 : left;
    }

    /** A move rewritten to come after another one in the same list; null if the element stays where that took it. */
    static ListMove transform(ListMove move, ListMove over, Side side) {
        long from = move.path().lastIndex();
        long otherFrom = over.path().lastIndex();
        long otherTo = over.to();
        if (otherFrom == otherTo) {
            return move;
        }
        if (from != otherFrom) {
            return new ListMove(move.path().withLastIndex(ofElement(from, over)), target(move, over, side));
        }
        // Both move one element.
        return side == Side.RIGHT
                ? null
                : new ListMove(move.path().withLastIndex(otherTo), from == move.to() ? otherTo : move.to());
    }

    /** Where a move goes after another element of the list was moved. */
    private static long target(ListMove move, ListMove over, Side side) {
        long from = move.path().lastIndex();
        long to = move.to();
        long otherFrom = over.path().lastIndex();
        long otherTo = over.to();
        long target = to;
        if (from == otherTo && otherFrom > otherTo && from == to) {
            // Stays where it is, which is one further on now.
            target++;
        }
        if (to > otherFrom || to == otherFrom && to > from) {
            target--;
        }
        if (to > otherTo) {
            return target + 1;
        }
        if (to < otherTo) {
            return target;
        }
        boolean sameDirection = otherTo > otherFrom && to > from || otherTo < otherFrom && to < from;
        if (sameDirection) {
            return side == Side.RIGHT ? target + 1 : target;
        }
        if (to > from) {
            return target + 1;
        }
        return to == otherFrom ? target - 1 : target;
    }
}
