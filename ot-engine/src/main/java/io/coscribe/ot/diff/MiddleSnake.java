package io.coscribe.ot.diff;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds a point on a shortest edit script about half way, after Myers' linear variation: two searches, one from the
 * start and one from the end, go on by one edit in turn until they meet. A point (x, y) divides the first text at x and
 * the second at y; diagonal k holds the points with x - y = k.
 *
 * <p>Of several shortest scripts, which one is found depends on the order in which diagonals are visited and on when
 * the searches are held to meet: that is part of what this class promises.
 */
final class MiddleSnake {

    /** Where to divide both texts. */
    record Point(int x, int y) {

        /** Whether it divides the texts. It may not where one edit suffices, within what was a surrogate pair. */
        boolean isInside(Slice a, Slice b) {
            return x + y > 0 && x + y < a.length() + b.length();
        }
    }

    private final int length;
    private final int delta;
    private final Search forward;
    private final Search backward;

    private MiddleSnake(Slice a, Slice b, int rounds) {
        length = a.length();
        delta = a.length() - b.length();
        forward = new Search(a, b, rounds);
        backward = new Search(a.reversed(), b.reversed(), rounds);
    }

    /** Empty if the shortest script is longer than {@code maxDistance}, or keeps nothing. */
    static Optional<Point> find(Slice a, Slice b, int maxDistance) {
        if (Math.abs(a.length() - b.length()) > maxDistance) {
            return Optional.empty();
        }
        long keepsNothing = ((long) a.length() + b.length() + 1) / 2;
        int rounds = (int) Math.min(keepsNothing - 1, maxDistance / 2);
        return new MiddleSnake(a, b, rounds).find(rounds);
    }

    private Optional<Point> find(int rounds) {
        boolean meetsForward = delta % 2 != 0;
        for (int edits = 0; edits <= rounds; edits++) {
            for (int k = forward.firstDiagonal(edits); k <= forward.lastDiagonal(edits); k += 2) {
                if (forward.extend(k, edits) && meetsForward && meetOn(k)) {
                    return Optional.of(forward.point(k));
                }
            }
            for (int k = backward.firstDiagonal(edits); k <= backward.lastDiagonal(edits); k += 2) {
                if (backward.extend(k, edits) && !meetsForward && meetOn(delta - k)) {
                    return Optional.of(forward.point(delta - k));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether both searches have been on a diagonal and have passed each other there. */
    private boolean meetOn(int k) {
        return forward.hasReached(k)
                && backward.hasReached(delta - k)
                && forward.x(k) + backward.x(delta - k) >= length;
    }

    /** How far each diagonal can be followed with a number of edits, from one end. */
    private static final class Search {

        private static final int NOT_YET = -1;

        private final Slice a;
        private final Slice b;
        private final int[] furthest;
        private final int origin;
        /** Diagonals at both ends that have run off the grid, and their neighbours, which can't be reached. */
        private int cutBelow;
        private int cutAbove;

        Search(Slice a, Slice b, int rounds) {
            this.a = a;
            this.b = b;
            origin = rounds + 1;
            furthest = new int[2 * rounds + 3];
            Arrays.fill(furthest, NOT_YET);
            furthest[origin + 1] = 0;
        }

        int firstDiagonal(int edits) {
            return cutBelow - edits;
        }

        int lastDiagonal(int edits) {
            return edits - cutAbove;
        }

        /** Follows a diagonal with one edit more; false if that leads off the grid. */
        boolean extend(int k, int edits) {
            boolean inserts = k == -edits || k != edits && x(k - 1) < x(k + 1);
            int x = inserts ? x(k + 1) : x(k - 1) + 1;
            int y = x - k;
            if (x < a.length() && y < b.length()) {
                x += a.sameUnits(x, b, y);
                y = x - k;
            }
            furthest[origin + k] = x;
            if (x > a.length()) {
                cutAbove += 2;
                return false;
            }
            if (y > b.length()) {
                cutBelow += 2;
                return false;
            }
            return true;
        }

        boolean hasReached(int k) {
            return Math.abs(k) < origin + 1 && x(k) != NOT_YET;
        }

        int x(int k) {
            return furthest[origin + k];
        }

        Point point(int k) {
            return new Point(x(k), x(k) - k);
        }
    }
}
