package io.coscribe.ot.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves single changes, which have something that is kept on both sides, to another place where they come to the same:
 * in {@code a[ba]c} the insert may as well stand as in {@code [ab]ac}. A stretch of which nothing is left is dropped.
 */
final class Sliding {

    /** Chooses where a change goes. */
    interface Placement {
        /**
         * The new place; at all places between it and the old one, the change must come to the same.
         *
         * @param around what is kept before the change, the change itself, and what is kept behind it
         * @param place where the change starts
         * @param length of the change
         */
        int place(Slice around, int place, int length);
    }

    private final Slice a;
    private final Slice b;
    private final Placement placement;
    private final List<Step> result = new ArrayList<>();
    /** Where the result ends in each text. */
    private int aEnd;
    private int bEnd;

    private Sliding(Slice a, Slice b, Placement placement) {
        this.a = a;
        this.b = b;
        this.placement = placement;
    }

    static List<Step> of(Slice a, Slice b, List<Step> steps, Placement placement) {
        return new Sliding(a, b, placement).slide(steps);
    }

    private List<Step> slide(List<Step> steps) {
        List<Step> rest = new ArrayList<>(steps);
        for (int i = 0; i < rest.size(); i++) {
            Step step = rest.get(i);
            boolean single = !step.keeps() && endsWithKept() && i + 1 < rest.size() && rest.get(i + 1).keeps();
            if (single) {
                rest.set(i + 1, Step.keep(move(step, rest.get(i + 1).length())));
            }
            add(step);
        }
        return result;
    }

    private boolean endsWithKept() {
        return !result.isEmpty() && result.getLast().keeps();
    }

    /** Changes what is kept before a change, and returns how much is then kept behind it. */
    private int move(Step change, int behind) {
        int before = result.removeLast().length();
        Slice text = change.kind() == Step.Kind.DELETE ? a : b;
        int start = change.kind() == Step.Kind.DELETE ? aEnd : bEnd;
        Slice around = text.part(start - before, start + change.length() + behind);
        int place = placement.place(around, before, change.length());
        aEnd -= before;
        bEnd -= before;
        add(Step.keep(place));
        return before + behind - place;
    }

    private void add(Step step) {
        if (step.length() > 0) {
            result.add(step);
        }
        switch (step.kind()) {
            case KEEP -> {
                aEnd += step.length();
                bEnd += step.length();
            }
            case DELETE -> aEnd += step.length();
            case INSERT -> bEnd += step.length();
        }
    }
}
