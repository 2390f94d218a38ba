package io.coscribe.socket;

import io.coscribe.limit.TokenBucket;
import java.time.Duration;

/**
 * What one user may still ask of this node, on all their connections together. Called from any thread; {@code now} is by
 * the clock of {@link System#nanoTime}.
 */
final class Allowance {

    /** How many seconds' worth may be used at once. */
    static final int BURST_SECONDS = 10;

    /** Whoever exceeds it twice within so long is no longer spoken to. */
    private static final Duration REPEATED = Duration.ofSeconds(30);

    /** What is done about a user who has asked too much. */
    enum Consequence {
        /** They are told, and their connection is closed. */
        TELL,
        /** Their connection is cut without a word. */
        CUT_OFF
    }

    private final TokenBucket messages;
    private final TokenBucket bytes;
    private final TokenBucket presence;
    private boolean exceededBefore;
    private long exceededAt;

    Allowance(LimitsConfig limits, long now) {
        this.messages = bucket(limits.messagesPerSecond(), now);
        this.bytes = bucket(limits.bytesPerSecond().asLongValue(), now);
        this.presence = bucket(limits.presencePerSecond(), now);
    }

    private static TokenBucket bucket(double perSecond, long now) {
        return new TokenBucket(perSecond, perSecond * BURST_SECONDS, now);
    }

    /** Takes a message of {@code length} characters; false if it is one too many. */
    boolean takeMessage(int length, long now) {
        return messages.take(1, now) && bytes.take(length, now);
    }

    /** Takes a presence value; false if it is one too many. */
    boolean takePresence(long now) {
        return presence.take(1, now);
    }

    synchronized Consequence exceeded(long now) {
        boolean repeated = exceededBefore && now - exceededAt < REPEATED.toNanos();
        exceededBefore = true;
        exceededAt = now;
        return repeated ? Consequence.CUT_OFF : Consequence.TELL;
    }

    /** Whether a new allowance would be the same. */
    synchronized boolean isUntouched(long now) {
        return messages.isFull(now)
                && bytes.isFull(now)
                && presence.isFull(now)
                && !(exceededBefore && now - exceededAt < REPEATED.toNanos());
    }
}
