package io.coscribe.faults;

import io.coscribe.ot.Content;
import io.coscribe.ot.Operation;
import io.coscribe.ot.OtType;
import io.coscribe.ot.Side;
import java.util.Optional;

/**
 * A document as one editor has it: what is typed is there at once, one operation is under way, what is typed meanwhile
 * is composed, and what arrives is transformed over both. Not thread-safe.
 */
final class Replica {

    /** An operation that was sent and isn't acknowledged; it is rewritten as others arrive. */
    record UnderWay(long sequence, Operation operation) {}

    private final SharedDocument document;
    private final OtType type;
    private Content content;
    private long revision;
    private Optional<UnderWay> underWay = Optional.empty();
    private Optional<Operation> pending = Optional.empty();

    Replica(SharedDocument document, Content content, long revision) {
        this.document = document;
        this.type = document.kind().type();
        this.content = content;
        this.revision = revision;
    }

    SharedDocument document() {
        return document;
    }

    Content content() {
        return content;
    }

    long revision() {
        return revision;
    }

    Optional<UnderWay> underWay() {
        return underWay;
    }

    boolean isSettledAt(long head) {
        return revision == head && underWay.isEmpty() && pending.isEmpty();
    }

    boolean hasMoreToSend() {
        return underWay.isEmpty() && pending.isPresent();
    }

    void type(Operation edit) {
        content = type.apply(content, edit);
        pending = Optional.of(pending.map(before -> type.compose(before, edit)).orElse(edit));
    }

    /** Everything that waits is under way from now on. */
    UnderWay send(long sequence) {
        UnderWay sent = new UnderWay(sequence, pending.orElseThrow());
        underWay = Optional.of(sent);
        pending = Optional.empty();
        return sent;
    }

    /** The operation under way was applied to this replica's revision. */
    void acknowledged() {
        underWay = Optional.empty();
        revision++;
    }

    /** Somebody else's operation, applied to this replica's revision. */
    void received(Operation operation) {
        Operation change = operation;
        if (underWay.isPresent()) {
            UnderWay mine = underWay.get();
            underWay = Optional.of(new UnderWay(mine.sequence(), type.transform(mine.operation(), change, Side.LEFT)));
            change = type.transform(change, mine.operation(), Side.RIGHT);
        }
        if (pending.isPresent()) {
            Operation mine = pending.get();
            pending = Optional.of(type.transform(mine, change, Side.LEFT));
            change = type.transform(change, mine, Side.RIGHT);
        }
        content = type.apply(content, change);
        revision++;
    }
}
