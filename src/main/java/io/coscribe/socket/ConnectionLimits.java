package io.coscribe.socket;

import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.Problem;
import io.coscribe.wire.ClientMessage;

/** How much one connection may ask for: what is left to its user, and what fits on one connection. On the event loop. */
final class ConnectionLimits {

    /** What becomes of a message. */
    sealed interface Verdict {

        record Passes() implements Verdict {}

        /** It isn't done; the connection goes on. */
        record Refused(Problem problem) implements Verdict {}

        /** It is one too many, and the connection ends. */
        record Exceeded(String what) implements Verdict {}
    }

    private static final Verdict PASSES = new Verdict.Passes();
    private static final Verdict TOO_LARGE = refused("The presence value is too large");
    private static final Verdict TOO_MANY = refused("This connection follows too many documents or channels");

    private final Allowance allowance;
    private final Interests interests;
    private final long presenceSize;

    ConnectionLimits(Allowance allowance, Interests interests, LimitsConfig config) {
        this.allowance = allowance;
        this.interests = interests;
        this.presenceSize = config.presenceSize().asLongValue();
    }

    private static Verdict refused(String message) {
        return new Verdict.Refused(new Problem(ErrorCode.ERR_LIMIT_EXCEEDED, message));
    }

    /** Takes a message before anything is known of it. @param length in characters */
    Verdict take(int length) {
        return allowance.takeMessage(length)
                ? PASSES
                : new Verdict.Exceeded("too many messages, or too large together");
    }

    /** Takes what {@code message} begins. @param length in characters */
    Verdict take(ClientMessage message, int length) {
        if (message instanceof ClientMessage.SetPresence) {
            if (!allowance.takePresence()) {
                return new Verdict.Exceeded("too many presence values");
            }
            if (length > presenceSize) {
                return TOO_LARGE;
            }
        }
        if (message instanceof ClientMessage.Authenticate(var token)
                && token.isPresent()
                && !allowance.takeAuthentication()) {
            return new Verdict.Exceeded("too many tokens");
        }
        return interests.take(message) ? PASSES : TOO_MANY;
    }

    /** What is done about a connection that has asked too much. */
    Allowance.Consequence exceeded() {
        return allowance.exceeded();
    }
}
