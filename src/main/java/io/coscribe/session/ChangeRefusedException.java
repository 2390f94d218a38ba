package io.coscribe.session;

import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.Problem;

/** A change doesn't fit the document it is for. Becomes {@link Outcome.Rejected} before it leaves the session. */
final class ChangeRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    ChangeRefusedException(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    Problem problem() {
        return new Problem(code, getMessage());
    }
}
