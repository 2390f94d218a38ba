package io.coscribe.faults;

import io.coscribe.ot.Content;
import io.coscribe.ot.OtType;
import io.coscribe.ot.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;

/**
 * A document as one editor has it: what is made here is there at once, one operation is under way, edits that follow
 * are composed, and what arrives is transformed over all of it. Not thread-safe.
 */
final class Replica {

    /** An operation that was sent and isn't acknowledged; it is rewritten as others arrive. */
    record UnderWay(long sequence, Change change) {}

    private final SharedDocument document;
    private final OtType type;
    private Optional<Content> content;
    private long revision;

    /** What isn't acknowledged, in its order. */
    private final List<Change> mine = new ArrayList<>();

    /** The number of the first of them, if it was sent. */
    private Optional<Long> sent = Optional.empty();

    /** @param content empty if the document doesn't exist */
    Replica(SharedDocument document, Optional<Content> content, long revision) {
        this.document = document;
        this.type = document.kind().type();
        this.content = content;
        this.revision = revision;
    }

    SharedDocument document() {
        return document;
    }

    Optional<Content> content() {
        return content;
    }

    long revision() {
        return revision;
    }

    Optional<UnderWay> underWay() {
        return sent.map(sequence -> new UnderWay(sequence, mine.getFirst()));
    }

    boolean isSettledAt(long head) {
        return revision == head && mine.isEmpty();
    }

    boolean hasMoreToSend() {
        return sent.isEmpty() && !mine.isEmpty();
    }

    /** Whoever uses this editor does something. */
    void make(Change change) {
        content = document.kind().apply(content, change);
        boolean lastWaits = mine.size() > (sent.isPresent() ? 1 : 0);
        if (lastWaits && mine.getLast() instanceof Change.Edit(var before) && change instanceof Change.Edit(var edit)) {
            mine.set(mine.size() - 1, new Change.Edit(type.compose(before, edit)));
        } else {
            mine.add(change);
        }
    }

    /** The first that waits is under way from now on. */
    UnderWay send(long sequence) {
        sent = Optional.of(sequence);
        return new UnderWay(sequence, mine.getFirst());
    }

    /** The operation under way was applied to this replica's revision. */
    void acknowledged() {
        mine.removeFirst();
        sent = Optional.empty();
        revision++;
    }

    /**
     * Takes over somebody else's operation, applied to this replica's revision. A deletion of one's own leaves nothing
     * of it; apart from that only edits go together.
     *
     * @return false if what was made here doesn't go together with it: all of that is void, and so is this replica
     */
    boolean received(Change committed) {
        Optional<Change> rest = Optional.of(committed);
        for (ListIterator<Change> each = mine.listIterator(); each.hasNext() && rest.isPresent(); ) {
            Change own = each.next();
            if (own instanceof Change.Delete) {
                rest = Optional.empty();
            } else if (own instanceof Change.Edit(var here) && rest.get() instanceof Change.Edit(var there)) {
                each.set(new Change.Edit(type.transform(here, there, Side.LEFT)));
                rest = Optional.of(new Change.Edit(type.transform(there, here, Side.RIGHT)));
            } else {
                return false;
            }
        }
        rest.ifPresent(change -> content = document.kind().apply(content, change));
        revision++;
        return true;
    }
}
