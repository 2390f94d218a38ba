package io.coscribe.ot.unicode;

import static io.coscribe.ot.unicode.UnicodeTexts.document;
import static io.coscribe.ot.unicode.UnicodeTexts.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import org.junit.jupiter.api.Test;

class InvertTest {

    @Test
    void anInsertIsDeletedByItsText() {
        assertInverse("[1,{'d':'xy'}]", "[1,'xy']", "ab");
    }

    @Test
    void aDeleteBringsTheTextBackHoweverItNamedIt() {
        assertInverse("[1,'\ud83d\ude00b']", "[1,{'d':2}]", "a\ud83d\ude00bc");
        assertInverse("[1,'\ud83d\ude00b']", "[1,{'d':'\ud83d\ude00b'}]", "a\ud83d\ude00bc");
    }

    @Test
    void componentsKeepTheirOrder() {
        assertInverse("[{'d':'x'},'a',{'d':'y'},1,'c']", "['x',{'d':1},'y',1,{'d':1}]", "abc");
    }

    @Test
    void anOperationThatDoesNotFitIsRefused() {
        InvalidOperationException refused =
                assertThrows(InvalidOperationException.class, () -> operation("[{'d':3}]").invert(document("ab")));

        assertEquals(Code.PAST_THE_END, refused.code());
    }

    private static void assertInverse(String expected, String operation, String before) {
        assertEquals(operation(expected), operation(operation).invert(document(before)));
    }
}
