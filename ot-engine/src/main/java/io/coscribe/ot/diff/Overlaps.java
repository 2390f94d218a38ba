package io.coscribe.ot.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what a deleted text and the one inserted in its place share: the end of one with which the other starts, if it
 * is at least half of either.
 */
final class Overlaps {

    private final Slice a;
    private final Slice b;
    private final List<Step> result = new ArrayList<>();

    private Overlaps(Slice a, Slice b) {
        this.a = a;
        this.b = b;
    }

    static List<Step> kept(Slice a, Slice b, List<Step> steps) {
        return new Overlaps(a, b).kept(steps);
    }

    private List<Step> kept(List<Step> steps) {
        int aStart = 0;
        int bStart = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Step next = i + 1 < steps.size() ? steps.get(i + 1) : Step.keep(0);
            int deleted = step.kind() == Step.Kind.INSERT ? 0 : step.length();
            int inserted = step.kind() == Step.Kind.DELETE ? 0 : step.length();
            if (step.kind() == Step.Kind.DELETE && next.kind() == Step.Kind.INSERT) {
                inserted = next.length();
                replace(a.part(aStart, aStart + deleted), b.part(bStart, bStart + inserted));
                i++;
            } else {
                result.add(step);
            }
            aStart += deleted;
            bStart += inserted;
        }
        return result;
    }

    private void replace(Slice deleted, Slice inserted) {
        int atItsEnd = Matches.of(inserted, deleted).overlap();
        int atItsStart = Matches.of(deleted, inserted).overlap();
        int overlap = Math.max(atItsEnd, atItsStart);
        if (overlap * 2L < Math.min(deleted.length(), inserted.length())) {
            add(Step.delete(deleted.length()), 0, Step.insert(inserted.length()));
            return;
        }
        Step delete = Step.delete(deleted.length() - overlap);
        Step insert = Step.insert(inserted.length() - overlap);
        if (atItsEnd >= atItsStart) {
            add(delete, overlap, insert);
        } else {
            add(insert, overlap, delete);
        }
    }

    private void add(Step first, int kept, Step second) {
        for (Step step : List.of(first, Step.keep(kept), second)) {
            if (step.length() > 0) {
                result.add(step);
            }
        }
    }
}
