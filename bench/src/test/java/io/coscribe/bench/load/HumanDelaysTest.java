package io.coscribe.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HumanDelaysTest {

    private static final long SEED = 1;
    private static final int KEYS = 200_000;

    private final HumanDelays delays = new HumanDelays(new Random(SEED));

    @Test
    void overTimeItIsFiveKeysASecond() {
        Duration all = Stream.generate(delays::next).limit(KEYS).reduce(Duration.ZERO, Duration::plus);
        assertEquals(HumanDelays.KEYS_PER_SECOND, KEYS * 1e9 / all.toNanos(), 0.05, "seed " + SEED);
    }

    @Test
    void burstsOfTenToFiftyKeysLieBetweenPausesOfOverASecond() {
        int burst = 0;
        boolean first = true;
        for (int i = 0; i < KEYS; i++) {
            long millis = delays.next().toMillis();
            if (millis < 1_000) {
                assertTrue(millis >= 75 && millis < 175, "seed %d: %d ms within a burst".formatted(SEED, millis));
                burst++;
            } else {
                assertTrue(millis < 3_375, "seed %d: a pause of %d ms".formatted(SEED, millis));
                assertTrue(first || burst >= 10 && burst <= 50, "seed %d: a burst of %d".formatted(SEED, burst));
                first = false;
                burst = 1;
            }
        }
    }
}
