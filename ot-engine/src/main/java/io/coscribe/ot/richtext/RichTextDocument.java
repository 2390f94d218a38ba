package io.coscribe.ot.richtext;

import io.coscribe.ot.Content;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.richtext.Component.Delete;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Retain;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A rich text: a sequence of texts and embeds with attributes, addressed in UTF-16 units.
 *
 * <p>It iterates as canonical runs, no two of which could be one. Applying an operation costs O(components × log n),
 * and for a change of attributes the number of pieces it covers.
 */
public final class RichTextDocument implements Content, Iterable<Insert> {

    public static final RichTextDocument EMPTY = new RichTextDocument(Runs.EMPTY);

    private final Runs runs;

    private RichTextDocument(Runs runs) {
        this.runs = runs;
    }

    public static RichTextDocument of(Iterable<? extends Insert> runs) {
        return new RichTextDocument(Runs.of(runs));
    }

    /** UTF-16 units; an embed counts one. */
    public int length() {
        return runs.length();
    }

    @Override
    public Iterator<Insert> iterator() {
        return new RunIterator(runs.pieces());
    }

    /** The part between two positions, as canonical runs. */
    public List<Insert> runs(int from, int to) {
        List<Insert> result = new ArrayList<>();
        new RunIterator(runs.split(to).before().split(from).after().pieces()).forEachRemaining(result::add);
        return result;
    }

    /**
     * The document after the operation.
     *
     * @throws InvalidOperationException if the operation reaches beyond the end
     */
    public RichTextDocument apply(Delta operation) {
        requireRoomFor(operation);
        Runs done = Runs.EMPTY;
        Runs rest = runs;
        for (Component component : operation.components()) {
            switch (component) {
                case Insert insert -> done = done.concat(Runs.of(insert));
                case Retain(int length, Attributes change) -> {
                    Runs.Split split = rest.split(length);
                    done = done.concat(changed(split.before(), change));
                    rest = split.after();
                }
                case Delete(int length) -> rest = rest.split(length).after();
            }
        }
        return new RichTextDocument(done.concat(rest));
    }

    private static Runs changed(Runs runs, Attributes change) {
        if (change.isEmpty()) {
            return runs;
        }
        List<Insert> changed = new ArrayList<>();
        runs.pieces().forEachRemaining(run -> changed.add(run.withAttributes(run.attributes().changedBy(change))));
        return Runs.of(changed);
    }

    /** Throws {@link InvalidOperationException} if the operation reaches beyond the end. */
    void requireRoomFor(Delta operation) {
        long position = 0;
        for (Component component : operation.components()) {
            if (!(component instanceof Insert)) {
                if (component.length() > length() - position) {
                    String kind = component instanceof Delete ? "delete" : "retain";
                    throw new InvalidOperationException(
                            InvalidOperationException.Code.PAST_THE_END,
                            "%s %d at position %d reaches past the end (length %d)"
                                    .formatted(kind, component.length(), position, length()));
                }
                position += component.length();
            }
        }
    }

    /** Throws {@link IllegalStateException} unless the tree is balanced, its sums are right and its leaves joined. */
    void checkInvariants() {
        RunsInvariants.check(runs);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof RichTextDocument that
                        && length() == that.length()
                        && toList().equals(that.toList());
    }

    private List<Insert> toList() {
        return runs(0, length());
    }

    @Override
    public int hashCode() {
        return toList().hashCode();
    }

    @Override
    public String toString() {
        return toList().toString();
    }
}
