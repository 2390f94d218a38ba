package io.coscribe.session;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The log of one document. A stage that fails with {@link CorruptLogException} will always fail; any other failure
 * is the store's and may pass. Stages may complete on any thread.
 */
public interface DocumentLog {

    /** What to pass for "up to the newest". */
    long NEWEST = Long.MAX_VALUE;

    /** A snapshot and the operations that follow it. */
    record Stored(DocumentState snapshot, List<CommittedOperation> tail) {}

    enum AppendResult {
        /** Durable. */
        APPENDED,
        /** Nothing was written: another writer was first at this revision, or has the turn. */
        CONFLICT,
    }

    /**
     * The sole right to append to the document, for one append. Must be used or passed on soon: others wait for it, and
     * the store takes it back after a few seconds.
     */
    interface Turn {

        /** What others have committed since the revision that the turn was taken at. */
        List<CommittedOperation> missed();

        /** As {@link DocumentLog#append}; ends the turn. */
        CompletionStage<AppendResult> append(List<CommittedOperation> operations, DocumentState after);

        /** Ends the turn unused. */
        void pass();
    }

    /** The newest snapshot at or below {@code revision} and the operations after it, up to {@code revision}. */
    CompletionStage<Stored> load(long revision);

    /** How many operations were committed at {@code time}, the instant itself included. */
    CompletionStage<Long> revisionAt(Instant time);

    /**
     * The operations from {@code from} up to and without {@code to}, in order and without gaps.
     *
     * @param to a revision that the log has reached, or {@link #NEWEST}
     */
    CompletionStage<List<CommittedOperation>> read(long from, long to);

    /** As {@link #read}, but about a megabyte of them at most, and one at least. */
    CompletionStage<List<CommittedOperation>> readSome(long from, long to);

    /**
     * Appends {@code operations}, whose first one has the revision of the writer's head, all or none. If the stage
     * fails it is unknown whether they were written.
     *
     * @param after the state that the last of them leads to
     */
    CompletionStage<AppendResult> append(List<CommittedOperation> operations, DocumentState after);

    /**
     * Waits, first come, first served, until no other writer has a turn. While it is taken every other append of the
     * document is a {@link AppendResult#CONFLICT}: whoever lost once is next, however fast the others are.
     *
     * @param from the writer's head
     */
    CompletionStage<Turn> takeTurn(long from);

    /** Keeps {@code state}, unless a newer snapshot is there. */
    CompletionStage<Void> saveSnapshot(DocumentState state);
}
