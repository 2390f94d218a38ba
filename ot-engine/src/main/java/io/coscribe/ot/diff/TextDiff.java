package io.coscribe.ot.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds how a text became another one: few steps first, then such as a person would have taken. The steps are those
 * of the npm package fast-diff 1.3 with its semantic cleanup, up to {@link #MAX_DISTANCE}.
 *
 * <p>What both texts begin and end with, a text inside the other, and a common stretch of half a text are looked for
 * first (Fraser, "Diff Strategies", 2006); what is left is divided at the middle of a shortest edit script (Myers, "An
 * O(ND) Difference Algorithm and Its Variations", 1986). Where more than {@link #MAX_DISTANCE} units would have to be
 * deleted and inserted, that part is replaced as a whole: finding the shortest way takes the square of that.
 */
public final class TextDiff {

    /** The longest edit script that is looked for, in units deleted plus units inserted. */
    public static final int MAX_DISTANCE = 10_000;

    private TextDiff() {}

    /** The steps from the first text to the second, none of them empty. */
    public static List<Step> between(String before, String after) {
        Slice a = Slice.of(before);
        Slice b = Slice.of(after);
        List<Step> shortest = new Merge(a, b, Merge.Pairs.WHOLE).of(parts(a, b));
        return SemanticCleanup.of(a, b, shortest);
    }

    private static List<Step> steps(Slice a, Slice b) {
        return new Merge(a, b, Merge.Pairs.AS_THEY_ARE).of(parts(a, b));
    }

    private static List<Step> parts(Slice a, Slice b) {
        if (a.isSameAs(b)) {
            return List.of(Step.keep(a.length()));
        }
        int prefix = a.commonPrefix(b);
        Slice aRest = a.part(prefix, a.length());
        Slice bRest = b.part(prefix, b.length());
        int suffix = aRest.commonSuffix(bRest);
        List<Step> parts = new ArrayList<>();
        parts.add(Step.keep(prefix));
        parts.addAll(middle(aRest.part(0, aRest.length() - suffix), bRest.part(0, bRest.length() - suffix)));
        parts.add(Step.keep(suffix));
        return parts;
    }

    /** Of texts that differ at both ends. */
    private static List<Step> middle(Slice a, Slice b) {
        if (a.isEmpty() || b.isEmpty()) {
            return replacement(a, b);
        }
        boolean grows = a.length() <= b.length();
        Slice shorter = grows ? a : b;
        Slice longer = grows ? b : a;
        int found = Matches.of(shorter, longer).first(shorter.length());
        if (found >= 0) {
            int rest = longer.length() - found - shorter.length();
            Step.Kind kind = grows ? Step.Kind.INSERT : Step.Kind.DELETE;
            return List.of(new Step(kind, found), Step.keep(shorter.length()), new Step(kind, rest));
        }
        if (shorter.length() == 1) {
            return replacement(a, b);
        }
        return HalfMatch.find(longer, shorter)
                .map(match -> grows ? match.mirrored() : match)
                .map(match -> around(a, b, match))
                .or(() -> MiddleSnake.find(a, b, MAX_DISTANCE)
                        .filter(point -> point.isInside(a, b))
                        .map(point -> divided(a, b, point)))
                .orElseGet(() -> replacement(a, b));
    }

    private static List<Step> replacement(Slice a, Slice b) {
        return List.of(Step.delete(a.length()), Step.insert(b.length()));
    }

    private static List<Step> around(Slice a, Slice b, HalfMatch match) {
        List<Step> steps = new ArrayList<>(steps(a.part(0, match.start()), b.part(0, match.otherStart())));
        steps.add(Step.keep(match.length()));
        steps.addAll(steps(a.part(match.end(), a.length()), b.part(match.otherEnd(), b.length())));
        return steps;
    }

    private static List<Step> divided(Slice a, Slice b, MiddleSnake.Point point) {
        List<Step> steps = new ArrayList<>(steps(a.part(0, point.x()), b.part(0, point.y())));
        steps.addAll(steps(a.part(point.x(), a.length()), b.part(point.y(), b.length())));
        return steps;
    }
}
