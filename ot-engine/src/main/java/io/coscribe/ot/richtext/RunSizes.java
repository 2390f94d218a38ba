package io.coscribe.ot.richtext;

import io.coscribe.ot.JsonSize;
import io.coscribe.ot.richtext.Component.Embed;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Text;
import io.coscribe.ot.rope.Rope;

/**
 * How much of a document's JSON a part of it makes up. What a run has around its text counts where the run begins, so
 * that the sizes of parts that lie next to each other add up, wherever they are cut.
 *
 * <p>Most of it depends on the part alone. What also depends on attributes and on what stands before the part are its
 * seams: that a run begins there, and that it goes on with the second half of a pair.
 */
final class RunSizes implements Rope.PartMeasure<Insert> {

    private static final int FRAME = "{'ops':[]}".length();
    private static final int AROUND_TEXT = ",{'insert':''}".length();
    private static final int AROUND_EMBED = ",{'insert':}".length();
    private static final int AROUND_ATTRIBUTES = ",'attributes':{}".length() - JsonSize.SEPARATOR;

    private enum Counted { EVERYTHING, SEAMS }

    private final Counted counted;
    private Insert before;
    /** The last unit before, if that is text. */
    private char last;
    private boolean isBefore;
    private boolean isFirst = true;

    private RunSizes(Counted counted) {
        this.counted = counted;
    }

    static long ofDocument(Rope<Insert> runs) {
        return aroundRuns(runs) + ofPart(runs, 0, runs.length());
    }

    /** What stands around the runs; the first one has no comma. */
    static int aroundRuns(Rope<Insert> runs) {
        return runs.length() == 0 ? FRAME : FRAME - JsonSize.SEPARATOR;
    }

    static long ofPart(Rope<Insert> runs, int from, int to) {
        return new RunSizes(Counted.EVERYTHING).sum(runs, from, to);
    }

    static long ofSeams(Rope<Insert> runs, int from, int to) {
        return new RunSizes(Counted.SEAMS).sum(runs, from, to);
    }

    private long sum(Rope<Insert> runs, int from, int to) {
        if (from == to) {
            return 0;
        }
        isBefore = from > 0;
        return runs.sum(isBefore ? from - 1 : 0, to, this);
    }

    @Override
    public long of(Insert piece, int from, int to) {
        if (!isBefore) {
            return sizeOf(piece, from, to);
        }
        isBefore = false;
        goBehind(piece, from + 1);
        return from + 1 < to ? sizeOf(piece, from + 1, to) : 0;
    }

    private void goBehind(Insert piece, int end) {
        before = piece;
        last = piece instanceof Text(String text, Attributes _) ? text.charAt(end - 1) : 0;
    }

    private long sizeOf(Insert piece, int from, int to) {
        int pair = piece instanceof Text(String text, Attributes _) && JsonSize.isPair(last, text.charAt(from))
                ? JsonSize.PAIR
                : 0;
        long size = beginsRun(piece) ? around(piece) - pair : 0;
        switch (counted) {
            case EVERYTHING -> size += inside(piece, from, to);
            case SEAMS -> size += isFirst ? pair : 0;
        }
        isFirst = false;
        goBehind(piece, to);
        return size;
    }

    private boolean beginsRun(Insert piece) {
        return !(before instanceof Text(String _, Attributes attributes)
                && piece instanceof Text(String _, Attributes own)
                && attributes.equals(own));
    }

    private static long around(Insert piece) {
        Attributes attributes = piece.attributes();
        return (piece instanceof Text ? AROUND_TEXT : AROUND_EMBED)
                + (attributes.isEmpty() ? 0 : AROUND_ATTRIBUTES + attributes.sizeOfFields());
    }

    private long inside(Insert piece, int from, int to) {
        return switch (piece) {
            case Text(String text, Attributes _) -> JsonSize.ofUnits(text, from, to, last);
            case Embed embed -> JsonSize.of(embed.value());
        };
    }
}
