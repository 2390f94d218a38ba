package io.coscribe.session;

import io.coscribe.id.OperationId;

/**
 * An operation that a client wants committed.
 *
 * @param base the revision it was made against, or {@link #CURRENT}
 */
public record Submission(OperationId id, long base, Change change) {

    /** "Whatever is current": a creation by a client that never fetched the document. */
    public static final long CURRENT = -1;

    public Submission {
        if (base < CURRENT) {
            throw new IllegalArgumentException("base revision " + base + " is negative");
        }
    }

    /**
     * The oldest revision from which on the operations must be known to decide what becomes of it. A creation without
     * base may be older than everything that a deleted document has been through.
     *
     * @param head what it would be applied to
     */
    long decidedSince(DocumentState head) {
        if (base != CURRENT) {
            return base;
        }
        return change instanceof Change.Create && head.body().isEmpty() ? 0 : head.revision();
    }
}
