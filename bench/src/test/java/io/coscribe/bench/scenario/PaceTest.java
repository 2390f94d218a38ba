package io.coscribe.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void aPersonWritesDurationsWithTheirUnit() {
        assertEquals(Duration.ofMillis(500), Pace.duration("500ms"));
        assertEquals(Duration.ofSeconds(5), Pace.duration("5s"));
        assertEquals(Duration.ofMinutes(1), Pace.duration("1m"));
    }

    @Test
    void aDurationWithoutUnitSaysNothing() {
        assertThrows(DateTimeParseException.class, () -> Pace.duration("5"));
    }
}
