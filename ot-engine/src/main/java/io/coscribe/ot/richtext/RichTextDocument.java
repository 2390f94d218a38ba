package io.coscribe.ot.richtext;

import io.coscribe.ot.Content;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.richtext.Component.Delete;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Retain;
import io.coscribe.ot.rope.Rope;
import io.coscribe.ot.rope.RopeBuilder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A rich text: a sequence of texts and embeds with attributes, addressed in UTF-16 units.
 *
 * <p>It iterates as canonical runs, no two of which could be one. It is a reference to a persistent
 * tree: keeping an old document costs nothing, and applying an operation O(components × log n), for a change of
 * attributes also the number of pieces it covers.
 */
public final class RichTextDocument implements Content, Iterable<Insert> {

    public static final RichTextDocument EMPTY = new RichTextDocument(Rope.empty(), OptionalLong.empty());

    private final Rope<Insert> runs;
    /** Empty if nobody has measured it. */
    private final OptionalLong size;

    private RichTextDocument(Rope<Insert> runs, OptionalLong size) {
        this.runs = runs;
        this.size = size;
    }

    public static RichTextDocument of(Iterable<? extends Insert> runs) {
        RopeBuilder<Insert> rope = new RopeBuilder<>(RunPieces.INSTANCE);
        runs.forEach(rope::append);
        return new RichTextDocument(rope.build(), OptionalLong.empty());
    }

    /** UTF-16 units; an embed counts one. */
    public int length() {
        return runs.length();
    }

    @Override
    public long size() {
        return size.isPresent() ? size.getAsLong() : RunSizes.ofDocument(runs);
    }

    @Override
    public RichTextDocument measured() {
        return size.isPresent() ? this : new RichTextDocument(runs, OptionalLong.of(size()));
    }

    @Override
    public Iterator<Insert> iterator() {
        return new RunIterator(runs.pieces());
    }

    /** The runs as they are cut in the tree: for whoever wants to see everything and doesn't care where runs end. */
    public Iterator<Insert> pieces() {
        return runs.pieces();
    }

    /**
     * The part between two positions, as canonical runs.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= length()}
     */
    public List<Insert> runs(int from, int to) {
        Objects.checkFromToIndex(from, to, length());
        RopeBuilder<Insert> part = new RopeBuilder<>(RunPieces.INSTANCE);
        runs.copyTo(part, from, to);
        List<Insert> result = new ArrayList<>();
        new RunIterator(part.build().pieces()).forEachRemaining(result::add);
        return result;
    }

    /**
     * The document after the operation.
     *
     * @throws InvalidOperationException if the operation reaches beyond the end, or would leave a run with too many
     *     attributes
     */
    public RichTextDocument apply(Delta operation) {
        Rope<Insert> typed = typed(operation);
        Rope<Insert> after = typed == null ? rebuilt(operation) : typed;
        return new RichTextDocument(
                after,
                size.isPresent()
                        ? OptionalLong.of(size.getAsLong() + SizeGrowth.by(operation, runs, after))
                        : size);
    }

    private Rope<Insert> rebuilt(Delta operation) {
        requireRoomFor(operation);
        RopeBuilder<Insert> result = new RopeBuilder<>(RunPieces.INSTANCE);
        int position = 0;
        for (Component component : operation.components()) {
            switch (component) {
                case Insert insert -> result.append(insert);
                case Retain(int length, Attributes change) -> {
                    retain(position, position + length, change, result);
                    position += length;
                }
                case Delete(int length) -> position += length;
            }
        }
        runs.copyTo(result, position, length());
        return result.build();
    }

    /**
     * The operation that makes {@code after} of this document: {@code a.apply(a.diff(b)) = b}, unless an attribute in
     * {@code b} is null, which no retain brings about. It is what quill-delta finds, except that texts without much in
     * common get a coarser one, whose time is bounded.
     *
     * @throws InvalidOperationException if more attributes of a run differ than one change may have
     */
    public Delta diff(RichTextDocument after) {
        return DocumentDiff.between(this, after);
    }

    private void retain(int from, int to, Attributes change, RopeBuilder<Insert> result) {
        if (change.isEmpty()) {
            runs.copyTo(result, from, to);
        } else {
            for (Insert run : runs(from, to)) {
                result.append(run.withAttributes(run.attributes().changedBy(change)));
            }
        }
    }

    /** The runs after an operation as most are, an insert or delete in one leaf of the rope; null for any other. */
    private Rope<Insert> typed(Delta operation) {
        int size = operation.size();
        int next = 0;
        long from = 0;
        if (next < size
                && operation.component(next) instanceof Retain(int length, Attributes change)
                && change.isEmpty()) {
            from = length;
            next++;
        }
        Insert insert = null;
        if (next < size && operation.component(next) instanceof Insert inserted) {
            insert = inserted;
            next++;
        }
        long to = from;
        if (next < size && operation.component(next) instanceof Delete(int length)) {
            to += length;
            next++;
        }
        return next < size || to > length() ? null : runs.spliced((int) from, (int) to, insert, RunPieces.INSTANCE);
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

    /** Throws {@link IllegalStateException} unless the tree beneath is sound. */
    void checkInvariants() {
        runs.checkInvariants(RunPieces.INSTANCE);
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
