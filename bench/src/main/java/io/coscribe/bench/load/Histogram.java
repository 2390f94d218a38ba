package io.coscribe.bench.load;

import java.util.List;

/**
 * Counts of durations in nanoseconds, in buckets that are at most 1/128 of their value wide. Not thread-safe.
 */
public final class Histogram {

    private static final int PRECISION_BITS = 7;
    private static final int BUCKETS_PER_DOUBLING = 1 << PRECISION_BITS;

    private final long[] counts = new long[(Long.SIZE - PRECISION_BITS) * BUCKETS_PER_DOUBLING];
    private long total;

    /** One that counts whatever any of these counts. */
    static Histogram sum(List<Histogram> all) {
        Histogram sum = new Histogram();
        for (Histogram one : all) {
            for (int bucket = 0; bucket < sum.counts.length; bucket++) {
                sum.counts[bucket] += one.counts[bucket];
            }
            sum.total += one.total;
        }
        return sum;
    }

    /** @param nanos 0 or more */
    public void add(long nanos) {
        counts[bucket(nanos)]++;
        total++;
    }

    public long total() {
        return total;
    }

    /**
     * The least duration of those buckets that hold {@code share} of all: not more than 1/128 below the exact quantile,
     * and never above it.
     *
     * @param share above 0, at most 1
     * @throws IllegalStateException if nothing was counted
     */
    public long quantile(double share) {
        if (total == 0) {
            throw new IllegalStateException("no quantile of nothing");
        }
        long rank = Math.max(1, (long) Math.ceil(share * total));
        int bucket = -1;
        for (long seen = 0; seen < rank; ) {
            seen += counts[++bucket];
        }
        return least(bucket);
    }

    private static int bucket(long nanos) {
        int shift = shift(nanos);
        return shift * BUCKETS_PER_DOUBLING + (int) (nanos >>> shift);
    }

    /** How many low bits of a value its bucket doesn't tell apart. */
    private static int shift(long nanos) {
        return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(nanos) - PRECISION_BITS - 1);
    }

    private static long least(int bucket) {
        int shift = Math.max(0, bucket / BUCKETS_PER_DOUBLING - 1);
        return (long) (bucket - shift * BUCKETS_PER_DOUBLING) << shift;
    }
}
