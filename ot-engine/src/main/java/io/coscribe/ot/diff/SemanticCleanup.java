package io.coscribe.ot.diff;

import java.util.List;

/**
 * Makes steps read as what a person did, at the price of a few more units (after Fraser's semantic cleanup): what is
 * kept only by chance in the midst of larger changes is replaced with them, a change goes where words or lines end,
 * and where a text was deleted and one inserted that overlap, the overlap is kept.
 */
final class SemanticCleanup {

    private SemanticCleanup() {}

    /** The steps must be in the normal form of {@link Merge}. */
    static List<Step> of(Slice a, Slice b, List<Step> steps) {
        List<Step> purposeful = ChanceMatches.replaced(steps);
        boolean replaced = purposeful.size() < steps.size();
        List<Step> merged = replaced ? new Merge(a, b, Merge.Pairs.AS_THEY_ARE).of(purposeful) : purposeful;
        return Overlaps.kept(a, b, Sliding.of(a, b, merged, SemanticCleanup::bestPlace));
    }

    /** The place whose two edges divide the text best, the last of several. */
    private static int bestPlace(Slice around, int start, int length) {
        int place = start - around.part(0, start).commonSuffix(around.part(start, start + length));
        int best = place;
        int bestScore = score(around, place, length);
        while (place + length < around.length() && around.at(place) == around.at(place + length)) {
            place++;
            int score = score(around, place, length);
            if (score >= bestScore) {
                best = place;
                bestScore = score;
            }
        }
        return best;
    }

    private static int score(Slice around, int place, int length) {
        Slice change = around.part(place, place + length);
        return Edge.score(around.part(0, place), change)
                + Edge.score(change, around.part(place + length, around.length()));
    }
}
