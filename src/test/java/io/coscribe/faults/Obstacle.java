package io.coscribe.faults;

import java.util.List;
import java.util.Optional;

/**
 * An operation of the log that keeps a submission from being committed.
 *
 * @param code with which the service refuses the submission
 */
record Obstacle(LoggedOperation operation, String code) {

    /**
     * The first one since the submission's base; none if the submission is in the log before it, or may be. A creation
     * whose base is open may be in the log and refused as well: each copy is decided by what it meets.
     */
    static Optional<Obstacle> to(Journal.Submitted submission, SharedDocument document, List<LoggedOperation> log) {
        for (LoggedOperation committed : log) {
            boolean itself = committed.id().equals(submission.id());
            if (itself && submission.change().namesBase()) {
                return Optional.empty();
            }
            if (!itself && committed.revision() >= submission.base()) {
                Optional<String> code = submission.change().refusalOver(document.kind().change(committed.change()));
                if (code.isPresent()) {
                    return Optional.of(new Obstacle(committed, code.get()));
                }
            }
        }
        return Optional.empty();
    }
}
