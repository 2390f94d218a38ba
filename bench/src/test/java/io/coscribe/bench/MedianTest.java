package io.coscribe.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void ofAnOddNumberItIsTheMiddleOne() {
        assertEquals(2, Median.of(9, 1, 2));
    }

    @Test
    void ofAnEvenNumberItIsTheMeanOfTheMiddleTwo() {
        assertEquals(3, Median.of(9, 4, 1, 2));
    }

    @Test
    void nothingHasNone() {
        assertThrows(IllegalArgumentException.class, Median::of);
    }
}
