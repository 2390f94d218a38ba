package io.coscribe.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void aFileCallsItInCamelCase() {
        assertEquals("ackP50Millis", Figure.ACK_P50_MILLIS.key());
    }

    @Test
    void aNumberHasThreeDigitsThatCount() {
        assertEquals("12,346", Figure.OPERATIONS_PER_SECOND.format(12_345.6));
        assertEquals("-1,958", Figure.BYTES_PER_CONNECTION.format(-1958.4));
        assertEquals("12.3", Figure.ACK_P50_MILLIS.format(12.34));
        assertEquals("0.12", Figure.ACK_P50_MILLIS.format(0.1234));
    }

    @Test
    void aShareIsAPercentage() {
        assertEquals("98%", Figure.SERVED.format(0.984));
    }
}
