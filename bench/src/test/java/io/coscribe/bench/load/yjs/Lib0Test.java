package io.coscribe.bench.load.yjs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The literal bytes are what lib0 0.2.120 wrote. */
class Lib0Test {

    @ParameterizedTest
    @CsvSource({"0, 00", "127, 7f", "128, 8001", "300, ac02", "2147483649, 8180808008"})
    void aNumberTakesAByteForSevenBits(long number, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertArrayEquals(bytes, new Lib0Writer().number(number).bytes());
        assertEquals(number, new Lib0Reader(bytes).number());
    }

    @ParameterizedTest
    @CsvSource({"read-write, 0a726561642d7772697465", "ä€😀, 09c3a4e282acf09f9880"})
    void aTextTakesItsUtf8BehindTheNumberOfBytes(String text, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertArrayEquals(bytes, new Lib0Writer().text(text).bytes());
        assertEquals(text, new Lib0Reader(bytes).text());
    }
}
