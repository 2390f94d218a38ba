package io.coscribe.ot.unicode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodePointsTest {

    private static final String FACE = "\ud83d\ude00";

    @Test
    void aPairIsOneAndACombiningMarkIsOneOfItsOwn() {
        assertEquals(0, CodePoints.of("").length());
        assertEquals(3, CodePoints.of("a" + FACE + "b").length());
        assertEquals(2, CodePoints.of("e\u0301").length());
    }

    @Test
    void partsCountPairsAsOne() {
        CodePoints text = CodePoints.of("a" + FACE + FACE + "b");

        assertEquals(CodePoints.of(FACE), text.part(1, 2));
        assertEquals(CodePoints.of(FACE + "b"), text.part(2, 4));
        assertEquals(2, text.part(2, 4).length());
        assertEquals(CodePoints.EMPTY, text.part(4, 4));
        assertEquals(CodePoints.of("b"), CodePoints.of("abc").part(1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00", "\ud83d\ude00\ude00"})
    void halvesOfPairsAreRefused(String text) {
        InvalidOperationException refused =
                assertThrows(InvalidOperationException.class, () -> CodePoints.of(text));

        assertEquals(Code.LONE_SURROGATE, refused.code());
    }

    @Test
    void joiningCountsOn() {
        CodePointJoiner joiner = new CodePointJoiner();
        joiner.add(CodePoints.of(FACE));
        joiner.add(CodePoints.EMPTY);
        joiner.add(CodePoints.of("ab"));

        CodePoints joined = joiner.take();

        assertEquals(CodePoints.of(FACE + "ab"), joined);
        assertEquals(3, joined.length());
        assertEquals(CodePoints.EMPTY, joiner.take());
    }

    @Test
    void aTextCanNotGrowBeyondItsLengths() {
        CodePointJoiner joiner = new CodePointJoiner();
        joiner.add(new CodePoints("stands for a long one", Integer.MAX_VALUE));

        InvalidOperationException refused =
                assertThrows(InvalidOperationException.class, () -> joiner.add(CodePoints.of("x")));

        assertEquals(Code.TOO_LONG, refused.code());
    }
}
