package io.coscribe.socket;

import io.coscribe.limit.TokenBucket;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What one user may still ask of this node, on all their connections together. Called from any thread.
 */
final class Allowance {

    /** How many seconds' worth may be used at once. */
    static final int BURST_SECONDS = 10;

    /** Whoever exceeds it twice within so long is no longer spoken to. */
    private static final Duration REPEATED = Duration.ofSeconds(30);

    /** Tokens that are verified in a second; a client needs one in some minutes, and each costs as much as many messages. */
    private static final int AUTHENTICATIONS_PER_SECOND = 1;

    /** What is done about a user who has asked too much. */
    enum Consequence {
        /** They are told, and their connection is closed. */
        TELL,
        /** Their connection is cut without a word. */
        CUT_OFF
    }

    private final LongSupplier nanoTime;
    private final TokenBucket openings;
    private final TokenBucket messages;
    private final TokenBucket bytes;
    private final TokenBucket presence;
    private final TokenBucket authentications;
    private boolean exceededBefore;
    private long exceededAt;

    /** @param nanoTime the clock, as {@link System#nanoTime} */
    Allowance(LimitsConfig limits, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        long now = nanoTime.getAsLong();
        this.openings = bucket(limits.openingsPerSecond(), now);
        this.messages = bucket(limits.messagesPerSecond(), now);
        this.bytes = bucket(limits.bytesPerSecond().asLongValue(), now);
        this.presence = bucket(limits.presencePerSecond(), now);
        this.authentications = bucket(AUTHENTICATIONS_PER_SECOND, now);
    }

    private static TokenBucket bucket(double perSecond, long now) {
        return new TokenBucket(perSecond, perSecond * BURST_SECONDS, now);
    }

    /** Takes a socket that is to be opened; false if it is one too many. */
    boolean takeOpening() {
        return openings.take(1, nanoTime.getAsLong());
    }

    /** Takes a message of {@code length} characters; false if it is one too many. */
    boolean takeMessage(int length) {
        long now = nanoTime.getAsLong();
        return messages.take(1, now) && bytes.take(length, now);
    }

    /** Takes a presence value; false if it is one too many. */
    boolean takePresence() {
        return presence.take(1, nanoTime.getAsLong());
    }

    /** Takes a token that is to be verified; false if it is one too many. */
    boolean takeAuthentication() {
        return authentications.take(1, nanoTime.getAsLong());
    }

    synchronized Consequence exceeded() {
        long now = nanoTime.getAsLong();
        boolean repeated = exceededBefore && now - exceededAt < REPEATED.toNanos();
        exceededBefore = true;
        exceededAt = now;
        return repeated ? Consequence.CUT_OFF : Consequence.TELL;
    }

    /** Whether a new allowance would be the same. */
    synchronized boolean isUntouched() {
        long now = nanoTime.getAsLong();
        return openings.isFull(now)
                && messages.isFull(now)
                && bytes.isFull(now)
                && presence.isFull(now)
                && authentications.isFull(now)
                && !(exceededBefore && now - exceededAt < REPEATED.toNanos());
    }
}
