package io.coscribe.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Submissions that are rebased, applied and appended together. What it decides holds only if the log takes it: until
 * then nobody hears of it, and after a conflict the submissions go into another batch.
 */
final class Batch {

    /** A submission, who made it, and what will be told if the batch is appended. */
    record Item(Pending pending, Outcome outcome) {}

    private final long from;
    private final List<CommittedOperation> known;
    private final int knownBefore;
    private final List<Item> items = new ArrayList<>();
    private DocumentState after;

    /**
     * @param head the state that the batch begins with
     * @param since the operations before it, up to the head, as far back as its submissions will need
     */
    Batch(DocumentState head, List<CommittedOperation> since) {
        this.after = head;
        this.known = new ArrayList<>(since);
        this.knownBefore = since.size();
        this.from = head.revision() - since.size();
    }

    /** Whether the operations at hand go back to {@code base}. */
    boolean reaches(long base) {
        return base == Submission.CURRENT || base >= from;
    }

    void add(Pending pending) {
        items.add(new Item(pending, decide(pending.submission())));
    }

    private Outcome decide(Submission submission) {
        return switch (Rebase.onto(after, submission, since(submission.base()))) {
            case Rebase.Result.Known(long revision) -> new Outcome.Duplicate(revision);
            case Rebase.Result.Refused(var problem) -> new Outcome.Rejected(problem);
            case Rebase.Result.Fresh(Change change) -> apply(submission, change);
        };
    }

    private Outcome apply(Submission submission, Change change) {
        long revision = after.revision();
        try {
            after = after.after(submission.id(), change);
        } catch (ChangeRefusedException e) {
            return new Outcome.Rejected(e.problem());
        }
        known.add(new CommittedOperation(revision, submission.id(), change));
        return new Outcome.Accepted(revision);
    }

    /** What there is to append. */
    List<CommittedOperation> operations() {
        return known.subList(knownBefore, known.size());
    }

    /** The state that the batch leads to. */
    DocumentState after() {
        return after;
    }

    List<Item> items() {
        return items;
    }

    CommittedOperation operation(long revision) {
        return known.get((int) (revision - from));
    }

    /** The operations that came after {@code base}, those of this batch included. */
    private List<CommittedOperation> since(long base) {
        return base == Submission.CURRENT || base >= after.revision()
                ? List.of()
                : known.subList((int) (base - from), known.size());
    }
}
