package io.coscribe.bench.scenario;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param warmUp how long a scenario goes on before that
 * @param measured the measured time
 */
public record Pace(Duration warmUp, Duration measured) {

    /** From what a person writes: {@code 500ms}, {@code 5s}, {@code 1m}. */
    public static Duration duration(String written) {
        return written.endsWith("ms") ? Duration.ofMillis(Long.parseLong(written.replace("ms", "")))
                : Duration.parse("PT" + written);
    }
}
