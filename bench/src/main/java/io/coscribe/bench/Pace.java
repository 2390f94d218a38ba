package io.coscribe.bench;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param warmUp how long editors type before that
 * @param measured the measured time
 * @param repeats how often each scenario is measured against each server
 */
record Pace(Duration warmUp, Duration measured, int repeats) {

    /** From what a person writes: {@code 500ms}, {@code 5s}, {@code 1m}. */
    static Duration duration(String written) {
        return written.endsWith("ms") ? Duration.ofMillis(Long.parseLong(written.replace("ms", "")))
                : Duration.parse("PT" + written);
    }
}
