package io.coscribe.limit;

/**
 * A right that is used up and grows again: so much at once, and so much more with every second. Called from any thread.
 */
public final class TokenBucket {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final double size;
    private double left;
    private long filledAt;

    /**
     * A full bucket.
     *
     * @param perSecond what comes back in a second
     * @param size the most that it holds
     * @param now by the clock of {@link System#nanoTime}
     */
    public TokenBucket(double perSecond, double size, long now) {
        this.perSecond = perSecond;
        this.size = size;
        this.left = size;
        this.filledAt = now;
    }

    /** Takes {@code amount} out if it is there; otherwise takes nothing and returns false. */
    public synchronized boolean take(double amount, long now) {
        fill(now);
        if (left < amount) {
            return false;
        }
        left -= amount;
        return true;
    }

    /** Whether everything has grown again. */
    public synchronized boolean isFull(long now) {
        fill(now);
        return left >= size;
    }

    private void fill(long now) {
        left = Math.min(size, left + (now - filledAt) / NANOS_PER_SECOND * perSecond);
        filledAt = now;
    }
}
