package io.coscribe.session;

import io.coscribe.problem.Problem;

/** What became of a submission. Told only after everything it depends on is durable. */
public sealed interface Outcome {

    /** Committed, applied to {@code revision}. */
    record Accepted(long revision) implements Outcome {}

    /** Committed before, applied to {@code revision}: a resent operation, nothing changed now. */
    record Duplicate(long revision) implements Outcome {}

    /** Not committed and never will be under this id, unless the client sends it again. */
    record Rejected(Problem problem) implements Outcome {}
}
