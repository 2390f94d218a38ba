package io.coscribe.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private static final long SEED = 1;
    private static final int DURATIONS = 10_000;

    @Test
    void aQuantileIsAtMostOne128thBelowTheExactOne() {
        Random random = new Random(SEED);
        long[] durations = random.longs(DURATIONS, 0, Long.SIZE - 1)
                .map(bits -> random.nextLong(Long.MAX_VALUE) >>> bits)
                .toArray();
        Histogram histogram = new Histogram();
        Arrays.stream(durations).forEach(histogram::add);
        Arrays.sort(durations);
        for (double share : new double[] {0.0001, 0.1, 0.5, 0.9, 0.99, 1}) {
            long exact = durations[(int) Math.ceil(share * DURATIONS) - 1];
            long told = histogram.quantile(share);
            assertTrue(told <= exact && exact - told <= exact / 128,
                    "seed %d: the quantile %s is %d, told as %d".formatted(SEED, share, exact, told));
        }
    }

    @Test
    void theMedianOfTwoIsTheLesser() {
        Histogram histogram = new Histogram();
        histogram.add(20);
        histogram.add(10);
        assertEquals(10, histogram.quantile(0.5));
    }

    @Test
    void aSumCountsWhatEachCounts() {
        Histogram one = new Histogram();
        one.add(10);
        Histogram other = new Histogram();
        other.add(20);
        other.add(30);
        Histogram sum = Histogram.sum(List.of(one, other));
        assertEquals(3, sum.total());
        assertEquals(10, sum.quantile(0.1));
        assertEquals(20, sum.quantile(0.5));
        assertEquals(30, sum.quantile(1));
    }

    @Test
    void nothingHasNoQuantile() {
        assertThrows(IllegalStateException.class, () -> new Histogram().quantile(0.5));
    }
}
