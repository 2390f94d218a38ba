package io.coscribe.bench.load;

import java.util.List;

/**
 * What editors saw in a measured time.
 *
 * @param nanos how long that was
 * @param keys how many keys they pressed, each of which makes an operation
 * @param acks from the key to the ack of its operation
 * @param arrivals from the key to the arrival of its operation at another editor, once for each of them
 */
public record Seen(long nanos, long keys, Histogram acks, Histogram arrivals) {

    /** What all saw who looked at the same time. */
    public static Seen together(List<Seen> all) {
        return new Seen(
                all.getFirst().nanos,
                all.stream().mapToLong(Seen::keys).sum(),
                Histogram.sum(all.stream().map(Seen::acks).toList()),
                Histogram.sum(all.stream().map(Seen::arrivals).toList()));
    }
}
