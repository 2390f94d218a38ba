package io.coscribe.ot.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings steps into their normal form: between two stretches that are kept lies one delete at most, then one insert
 * at most; they neither begin nor end alike; and none of them alone could be moved over all that is kept beside it,
 * so that two stretches become one.
 */
final class Merge {

    /** What becomes of surrogate pairs of which one half is kept and the other isn't. */
    enum Pairs {
        /** They are taken out of what is kept, so that a pair is kept or replaced as a whole. */
        WHOLE,
        AS_THEY_ARE
    }

    private final Slice a;
    private final Slice b;
    private final Pairs pairs;

    Merge(Slice a, Slice b, Pairs pairs) {
        this.a = a;
        this.b = b;
        this.pairs = pairs;
    }

    /**
     * The same change in normal form. In texts with lone surrogates, keeping pairs whole may undo a move over what is
     * kept, time and again; then any form of the circle is taken, which is noticed as Brent does ("An Improved Monte
     * Carlo Factorization Algorithm", 1980).
     */
    List<Step> of(List<Step> steps) {
        List<Step> joined = new Joining().join(steps);
        List<Step> remembered = List.of();
        int rounds = 0;
        while (true) {
            List<Step> moved = Sliding.of(a, b, joined, Merge::overAllThatIsKept);
            if (moved.size() == joined.size() || joined.equals(remembered)) {
                return joined;
            }
            if (Integer.bitCount(rounds) <= 1) {
                remembered = joined;
            }
            rounds++;
            joined = new Joining().join(moved);
        }
    }

    /** Puts together what is deleted and what is inserted between two stretches that are kept. */
    private final class Joining {

        /** Ends with a stretch that is kept, if it isn't empty. */
        private final List<Step> joined = new ArrayList<>();
        /** What follows the joined steps is deleted from here on in the first text, inserted in the second. */
        private int aStart;
        private int bStart;
        private int deleted;
        private int inserted;

        List<Step> join(List<Step> steps) {
            for (Step step : steps) {
                switch (step.kind()) {
                    case DELETE -> deleted += step.length();
                    case INSERT -> inserted += step.length();
                    case KEEP -> keep(step.length());
                }
            }
            close(withoutHalfPairs(0));
            return joined;
        }

        private void keep(int length) {
            if (length > 0) {
                int whole = withoutHalfPairs(length);
                if (whole > 0) {
                    close(whole);
                }
            }
        }

        /** Takes halves of pairs out of what is kept around the change; the length that is left of the second. */
        private int withoutHalfPairs(int kept) {
            if (pairs == Pairs.AS_THEY_ARE) {
                return kept;
            }
            if (!joined.isEmpty() && Character.isHighSurrogate(a.at(aStart - 1))) {
                takeBackOne();
            }
            if (kept > 0 && Character.isLowSurrogate(a.at(aStart + deleted))) {
                deleted++;
                inserted++;
                return kept - 1;
            }
            return kept;
        }

        private void takeBackOne() {
            Step last = joined.removeLast();
            aStart--;
            bStart--;
            deleted++;
            inserted++;
            if (last.length() > 1) {
                joined.add(Step.keep(last.length() - 1));
            } else {
                takeBackChange();
            }
        }

        /** Nothing is kept any more between this change and the one before it. */
        private void takeBackChange() {
            if (!joined.isEmpty() && joined.getLast().kind() == Step.Kind.INSERT) {
                int length = joined.removeLast().length();
                bStart -= length;
                inserted += length;
            }
            if (!joined.isEmpty() && joined.getLast().kind() == Step.Kind.DELETE) {
                int length = joined.removeLast().length();
                aStart -= length;
                deleted += length;
            }
        }

        /** Adds the change and a stretch that is kept behind it. */
        private void close(int kept) {
            int prefix = 0;
            int suffix = 0;
            if (deleted > 0 && inserted > 0) {
                Slice gone = a.part(aStart, aStart + deleted);
                Slice come = b.part(bStart, bStart + inserted);
                prefix = gone.commonPrefix(come);
                suffix = gone.part(prefix, deleted).commonSuffix(come.part(prefix, inserted));
            }
            add(Step.keep(prefix));
            add(Step.delete(deleted - prefix - suffix));
            add(Step.insert(inserted - prefix - suffix));
            add(Step.keep(suffix + kept));
            aStart += deleted + kept;
            bStart += inserted + kept;
            deleted = 0;
            inserted = 0;
        }

        private void add(Step step) {
            if (step.length() == 0) {
                return;
            }
            if (step.keeps() && !joined.isEmpty() && joined.getLast().keeps()) {
                joined.add(Step.keep(joined.removeLast().length() + step.length()));
            } else {
                joined.add(step);
            }
        }
    }

    /** The place over all that is kept before a change, or else behind it, if it is the same change there. */
    private static int overAllThatIsKept(Slice around, int place, int length) {
        int behind = around.length() - place - length;
        if (place <= length && around.part(0, place).isSameAs(around.part(length, length + place))) {
            return 0;
        }
        boolean same = behind <= length
                && around.part(place, place + behind).isSameAs(around.part(place + length, around.length()));
        return same ? place + behind : place;
    }
}
