package io.coscribe.ot.unicode;

import static io.coscribe.ot.unicode.UnicodeTexts.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TextOperationBuilderTest {

    @Test
    void neighboursOfOneKindBecomeOne() {
        assertEquals(
                operation("[3,'abc',{'d':3},4,{'d':'xyz'}]"),
                TextOperation.builder()
                        .skip(1)
                        .skip(2)
                        .insert("a")
                        .insert("b")
                        .insert("c")
                        .delete(1)
                        .delete(2)
                        .skip(4)
                        .delete("x")
                        .delete("yz")
                        .build());
    }

    @Test
    void aDeleteThatSaysWhatAndOneThatSaysHowMuchSayHowMuch() {
        assertEquals(operation("[{'d':3}]"), TextOperation.builder().delete("x\ud83d\ude00").delete(1).build());
        assertEquals(operation("[{'d':3}]"), TextOperation.builder().delete(1).delete("x\ud83d\ude00").build());
        assertEquals(operation("[{'d':2},'y']"), TextOperation.builder().delete("x").delete(1).insert("y").build());
    }

    @Test
    void insertsAndDeletesKeepTheirOrder() {
        assertEquals(
                operation("['a',{'d':1},'b',{'d':2}]"),
                TextOperation.builder().insert("a").delete(1).insert("b").delete(2).build());
    }

    @Test
    void whatIsEmptyIsLeftOut() {
        assertEquals(
                operation("['ab']"),
                TextOperation.builder().insert("a").skip(0).delete(0).delete("").insert("").insert("b").build());
    }

    @Test
    void aSkipAtTheEndFallsAway() {
        assertEquals(operation("[{'d':1}]"), TextOperation.builder().delete(1).skip(5).build());
        assertEquals(operation("[]"), TextOperation.builder().skip(5).build());
    }

    @Test
    void negativeLengthsAreTheCallersMistake() {
        assertThrows(IllegalArgumentException.class, () -> TextOperation.builder().skip(-1));
        assertThrows(IllegalArgumentException.class, () -> TextOperation.builder().delete(-1));
        assertThrows(IllegalArgumentException.class, () -> new Component.Skip(0));
        assertThrows(IllegalArgumentException.class, () -> new Component.Insert(CodePoints.EMPTY));
    }

    @Test
    void lengthsDoNotOverflow() {
        TextOperationBuilder skipping = TextOperation.builder().skip(Integer.MAX_VALUE);
        TextOperationBuilder deleting = TextOperation.builder().delete(Integer.MAX_VALUE);

        assertEquals(Code.TOO_LONG, refused(() -> skipping.skip(1)));
        assertEquals(Code.TOO_LONG, refused(() -> deleting.delete("x")));
    }

    private static Code refused(Executable action) {
        return assertThrows(InvalidOperationException.class, action).code();
    }
}
