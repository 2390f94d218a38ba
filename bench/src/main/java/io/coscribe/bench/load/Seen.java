package io.coscribe.bench.load;

/**
 * What the editors saw in a measured time.
 *
 * @param nanos how long that was
 * @param acks from sending an operation to its ack
 * @param arrivals from sending an operation to its arrival at another editor, once for each of them
 */
public record Seen(long nanos, Histogram acks, Histogram arrivals) {
}
