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

    /** In operations that submissions are rebased over, and their clients may have to be sent: some milliseconds of work. */
    private static final int MAX_WORK = 5_000;

    /** In characters; a row of the log holds the whole batch. */
    private static final long MAX_SIZE = 4_000_000;

    private final Admission admission;
    private final Rebase rebase;
    private final long from;
    private final List<CommittedOperation> known;
    private final int knownBefore;
    private final List<Item> items = new ArrayList<>();
    private DocumentState after;
    private long work;
    private long size;

    /**
     * @param head the state that the batch begins with
     * @param since the operations before it, up to the head, as far back as its submissions will need
     */
    Batch(Admission admission, DocumentState head, List<CommittedOperation> since) {
        this.admission = admission;
        this.rebase = new Rebase(admission);
        this.after = head;
        this.known = new ArrayList<>(since);
        this.knownBefore = since.size();
        this.from = head.revision() - since.size();
    }

    /** Whether the operations at hand are enough to decide about {@code submission}. */
    boolean reaches(Submission submission) {
        return submission.decidedSince(after) >= from;
    }

    /** Whether it is time to commit: one batch keeps neither other documents nor the disk busy for long. */
    boolean isFull() {
        return work >= MAX_WORK || size >= MAX_SIZE;
    }

    void add(Pending pending) {
        items.add(new Item(pending, decide(pending.submission())));
    }

    private Outcome decide(Submission submission) {
        List<CommittedOperation> since = since(submission.decidedSince(after));
        work += since.size();
        return switch (rebase.onto(after, submission, since)) {
            case Rebase.Result.Known(long revision) -> new Outcome.Duplicate(revision);
            case Rebase.Result.Refused(var problem) -> new Outcome.Rejected(problem);
            case Rebase.Result.Fresh(Change change) -> apply(submission, change);
        };
    }

    private Outcome apply(Submission submission, Change change) {
        long revision = after.revision();
        try {
            DocumentState next = after.after(submission.id(), change);
            admission.requireRoom(after, next);
            after = next;
        } catch (ChangeRefusedException e) {
            return new Outcome.Rejected(e.problem());
        }
        known.add(new CommittedOperation(revision, submission.id(), change));
        size += size(change);
        return new Outcome.Accepted(revision);
    }

    /** A creation's size isn't known, and it comes but once: nothing is added behind it. */
    private static long size(Change change) {
        return switch (change) {
            case Change.Create _ -> MAX_SIZE;
            case Change.Edit(EncodedOperation operation) -> operation.json().length();
            case Change.Delete() -> 0;
        };
    }

    /** What there is to append. */
    List<CommittedOperation> operations() {
        return known.subList(knownBefore, known.size());
    }

    /** How large what there is to append is, in characters of JSON. */
    long size() {
        return size;
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

    /** The operations from {@code revision} on, those of this batch included. */
    private List<CommittedOperation> since(long revision) {
        return revision >= after.revision() ? List.of() : known.subList((int) (revision - from), known.size());
    }
}
