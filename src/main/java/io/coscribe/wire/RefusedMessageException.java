package io.coscribe.wire;

import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.Problem;

/** A message that can't be understood, with what its sender needs to match the answer. */
public final class RefusedMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ServerMessage.Failure answer;

    RefusedMessageException(Request request, ErrorCode code, String message) {
        super(message, null, false, false);
        this.answer = new ServerMessage.Failure(request.address(), new Problem(code, message));
    }

    /** What to send back. */
    public ServerMessage answer() {
        return answer;
    }
}
