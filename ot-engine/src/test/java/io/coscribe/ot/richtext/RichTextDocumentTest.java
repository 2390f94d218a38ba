package io.coscribe.ot.richtext;

import static io.coscribe.ot.richtext.RichTexts.delta;
import static io.coscribe.ot.richtext.RichTexts.document;
import static io.coscribe.ot.richtext.RichTexts.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RichTextDocumentTest {

    @Test
    void lengthsAreUtf16UnitsAndEmbedsCountOne() {
        assertEquals(4, document("[{'insert':'a\ud83d\ude00'},{'insert':{'image':'x'}}]").length());
    }

    @Test
    void anEditInsideASurrogatePairLeavesItsHalves() {
        RichTextDocument cut = document("[{'insert':'\ud83d\ude00'}]").apply(delta("[{'retain':1},{'insert':'-'}]"));

        assertEquals("{\"ops\":[{\"insert\":\"\\ud83d-\\ude00\"}]}", text(cut));
        assertEquals(document("[{'insert':'\ud83d\ude00'}]"), cut.apply(delta("[{'retain':1},{'delete':1}]")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'delete':4}] | delete 4 at position 0 reaches past the end (length 3)",
                "[{'retain':2},{'delete':2}] | delete 2 at position 2 reaches past the end (length 3)",
                "[{'retain':4}] | retain 4 at position 0 reaches past the end (length 3)",
                "[{'retain':2},{'insert':'x'},{'retain':2}] | retain 2 at position 2 reaches past the end (length 3)",
                "[{'insert':'x'},{'delete':1},{'retain':3}] | retain 3 at position 1 reaches past the end (length 3)",
                "[{'retain':4},{'insert':'x'}] | retain 4 at position 0 reaches past the end (length 3)",
                "[{'retain':2147483647},{'delete':2147483647}] | "
                        + "retain 2147483647 at position 0 reaches past the end (length 3)",
            })
    void reachingPastTheEndIsRefused(String operation, String message) {
        RichTextDocument document = document("[{'insert':'abc'}]");

        InvalidOperationException refused =
                assertThrows(InvalidOperationException.class, () -> document.apply(delta(operation)));

        assertEquals(Code.PAST_THE_END, refused.code());
        assertEquals(message, refused.getMessage());
    }

    @Test
    void aRetainAtTheEndMayReachTheEndOfTheDocument() {
        RichTextDocument document = document("[{'insert':'abc'}]");

        assertEquals(document, document.apply(delta("[{'retain':3}]")));
        assertEquals(
                document("[{'insert':'axbc'}]"), document.apply(delta("[{'retain':1},{'insert':'x'},{'retain':2}]")));
    }

    @Test
    void aPartIsCanonical() {
        RichTextDocument document = document("[{'insert':'" + "x".repeat(2000) + "'},{'insert':{'image':'x'}}]");

        assertEquals(
                List.of(new Component.Text("x".repeat(1500), Attributes.NONE)), document.runs(100, 1600));
        assertEquals(List.of(), document.runs(7, 7));
        assertEquals(2, document.runs(1999, 2001).size());
    }

    @ParameterizedTest
    @CsvSource({"-1,1", "0,4", "2,1", "4,4", "-2147483648,2147483647"})
    void aPartLiesWithinTheDocument(int from, int to) {
        RichTextDocument document = document("[{'insert':'abc'}]");

        assertThrows(IndexOutOfBoundsException.class, () -> document.runs(from, to));
    }

    @Test
    void equalityDoesNotDependOnHowItWasMade() {
        RichTextDocument typed = RichTextDocument.EMPTY;
        for (int i = 0; i < 2000; i++) {
            typed = typed.apply(Delta.builder().retain(i / 2).insert("x").build());
        }
        RichTextDocument pasted = document("[{'insert':'" + "x".repeat(2000) + "'}]");

        assertEquals(pasted, typed);
        assertEquals(pasted.hashCode(), typed.hashCode());
        assertNotEquals(pasted, typed.apply(delta("[{'retain':1,'attributes':{'bold':true}}]")));
    }
}
