package io.coscribe.ot.unicode;

import static io.coscribe.ot.unicode.UnicodeTexts.document;
import static io.coscribe.ot.unicode.UnicodeTexts.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDocumentTest {

    @Test
    void positionsAndLengthsAreCodePoints() {
        assertApplied("\ud83d\ude00xe\u0301", "\ud83d\ude00ye\u0301", "[1,'x',{'d':1}]");
        assertApplied("\ud83d\ude00ye", "\ud83d\ude00ye\u0301", "[3,{'d':1}]");
        assertApplied("b", "\ud83d\ude00b", "[{'d':'\ud83d\ude00'}]");
    }

    @Test
    void whatLiesBehindTheLastComponentStays() {
        assertApplied("axbc", "abc", "[1,'x']");
        assertApplied("abc", "abc", "[]");
    }

    @Test
    void anOperationMayReachTheEnd() {
        assertApplied("abx", "ab", "[2,'x']");
        assertApplied("", "ab", "[{'d':2}]");
        assertApplied("x", "", "['x']");
        assertApplied("ab", "ab", "[2]");
        assertApplied("axb", "ab", "[1,'x',1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[3,'x']", "[{'d':3}]", "[1,{'d':2}]", "[1,{'d':'bc'}]", "[2,'xyz',{'d':1}]", "[2147483647,'x']",
                "[2,{'d':2147483647}]", "[3]", "[1,2]", "[1,'x',2]", "[{'d':1},2]"
            })
    void noOperationReachesBeyondTheEnd(String operation) {
        assertEquals(Code.PAST_THE_END, refused("\ud83d\ude00b", operation).code());
    }

    @Test
    void aRefusalNamesTheValues() {
        assertEquals(
                "delete 2 at position 1 reaches past the end (length 2)",
                refused("ab", "[1,'xyz',{'d':2}]").getMessage());
        assertEquals(
                "delete 2 at position 1 names another text than stands there",
                refused("abc", "[1,'xyz',{'d':'bd'}]").getMessage());
    }

    /** Taken back, it would bring another text than was deleted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'d':'b'}]", "[{'d':'A'}]", "[1,{'d':'\ud83d\ude01'}]", "[1,'a',1,{'d':'e'}]", "[2,{'d':'e\u0301'}]"
            })
    void aDeletedTextMustBeTheOneThatStandsThere(String operation) {
        assertEquals(Code.DELETED_TEXT_DIFFERS, refused("a\ud83d\ude00\u00e9b", operation).code());
    }

    @Test
    void aDeletedTextThatBecameALengthMayDiffer() {
        assertApplied("c", "abc", "[{'d':'x'},{'d':1}]");
    }

    @Test
    void aPartIsMeasuredInCodePoints() {
        assertEquals(CodePoints.of("\ud83d\ude00b"), document("a\ud83d\ude00bc").part(1, 3));
    }

    @ParameterizedTest
    @CsvSource({"-1,1", "0,3", "2,1", "3,3", "-2147483648,2147483647"})
    void aPartLiesWithinTheText(int from, int to) {
        assertThrows(IndexOutOfBoundsException.class, () -> document("\ud83d\ude00b").part(from, to));
    }

    private static InvalidOperationException refused(String document, String operation) {
        return assertThrows(
                InvalidOperationException.class, () -> document(document).apply(operation(operation)));
    }

    private static void assertApplied(String expected, String document, String operation) {
        assertEquals(document(expected), document(document).apply(operation(operation)));
    }
}
