package io.coscribe.ot.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Replaces what is kept by chance: a stretch that is no longer than the change before it, nor than the one behind it,
 * be it in what they delete or in what they insert. The two changes and the stretch then are one change, next to which
 * others may be by chance.
 */
final class ChanceMatches {

    /** What is kept so far, each stretch longer than one of the changes beside it. */
    private final Deque<Kept> kept = new ArrayDeque<>();
    /** The change behind the last stretch. */
    private Change last = Change.NONE;

    private ChanceMatches() {}

    /** The steps without chance matches; if there are some, fewer steps. */
    static List<Step> replaced(List<Step> steps) {
        ChanceMatches matches = new ChanceMatches();
        for (Step step : steps) {
            matches.add(step);
        }
        matches.absorb();
        return matches.steps();
    }

    private record Change(int deleted, int inserted) {

        static final Change NONE = new Change(0, 0);

        /** This change, what is kept behind it and the change behind that, as one. */
        Change with(int kept, Change next) {
            return new Change(deleted + kept + next.deleted, inserted + kept + next.inserted);
        }

        int size() {
            return Math.max(deleted, inserted);
        }
    }

    /** A stretch that is kept, with the change before it. */
    private record Kept(Change before, int length) {}

    private void add(Step step) {
        switch (step.kind()) {
            case DELETE -> last = last.with(0, new Change(step.length(), 0));
            case INSERT -> last = last.with(0, new Change(0, step.length()));
            case KEEP -> {
                absorb();
                kept.addLast(new Kept(last, step.length()));
                last = Change.NONE;
            }
        }
    }

    /** Makes the last change one with those from which it is divided by chance. */
    private void absorb() {
        while (!kept.isEmpty() && isChance(kept.getLast())) {
            Kept chance = kept.removeLast();
            last = chance.before.with(chance.length, last);
        }
    }

    private boolean isChance(Kept stretch) {
        return stretch.length <= stretch.before.size() && stretch.length <= last.size();
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Kept stretch : kept) {
            add(stretch.before, steps);
            steps.add(Step.keep(stretch.length));
        }
        add(last, steps);
        return steps;
    }

    private static void add(Change change, List<Step> steps) {
        if (change.deleted > 0) {
            steps.add(Step.delete(change.deleted));
        }
        if (change.inserted > 0) {
            steps.add(Step.insert(change.inserted));
        }
    }
}
