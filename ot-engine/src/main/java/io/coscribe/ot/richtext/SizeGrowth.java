package io.coscribe.ot.richtext;

import io.coscribe.ot.richtext.Component.Delete;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Retain;
import io.coscribe.ot.rope.Rope;

/**
 * How much longer an operation makes a document's JSON. Looks at what is inserted and deleted, at the seams of what
 * gets other attributes, and at the seam behind each of these; the rest is as it was.
 */
final class SizeGrowth {

    private final Rope<Insert> before;
    private final Rope<Insert> after;
    private int positionBefore;
    private int positionAfter;
    private boolean changedJustBefore;
    private long growth;

    private SizeGrowth(Rope<Insert> before, Rope<Insert> after) {
        this.before = before;
        this.after = after;
    }

    /** {@code RunSizes.ofDocument(after) - RunSizes.ofDocument(before)}, where {@code operation} makes one of the other. */
    static long by(Delta operation, Rope<Insert> before, Rope<Insert> after) {
        SizeGrowth size = new SizeGrowth(before, after);
        for (int i = 0; i < operation.size(); i++) {
            size.add(operation.component(i));
        }
        return size.total();
    }

    private void add(Component component) {
        int length = component.length();
        switch (component) {
            case Insert _ -> {
                growth += RunSizes.ofPart(after, positionAfter, positionAfter + length);
                positionAfter += length;
                changedJustBefore = true;
            }
            case Delete _ -> {
                growth -= RunSizes.ofPart(before, positionBefore, positionBefore + length);
                positionBefore += length;
                changedJustBefore = true;
            }
            case Retain(int _, Attributes change) when change.isEmpty() -> {
                addSeams(changedJustBefore ? 1 : 0);
                goOn(length);
                changedJustBefore = false;
            }
            case Retain _ -> {
                addSeams(length);
                goOn(length);
                changedJustBefore = true;
            }
        }
    }

    private void addSeams(int length) {
        growth += RunSizes.ofSeams(after, positionAfter, positionAfter + length)
                - RunSizes.ofSeams(before, positionBefore, positionBefore + length);
    }

    private void goOn(int length) {
        positionBefore += length;
        positionAfter += length;
    }

    private long total() {
        addSeams(changedJustBefore && positionAfter < after.length() ? 1 : 0);
        return growth + RunSizes.aroundRuns(after) - RunSizes.aroundRuns(before);
    }
}
