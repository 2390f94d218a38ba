package io.coscribe.ot.richtext;

import static io.coscribe.ot.richtext.RichTexts.delta;
import static io.coscribe.ot.richtext.RichTexts.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import org.junit.jupiter.api.Test;

class InvertTest {

    @Test
    void anInsertIsDeleted() {
        assertInverse("[{'retain':1},{'delete':2}]", "[{'retain':1},{'insert':'xy'}]", "[{'insert':'ab'}]");
    }

    @Test
    void aDeleteBringsBackTextEmbedsAndAttributes() {
        String document = "[{'insert':'a'},{'insert':'b','attributes':{'bold':true}},{'insert':{'image':'x'}}]";

        assertInverse(document, "[{'delete':3}]", document);
    }

    @Test
    void anAttributeIsRestoredRunByRun() {
        assertInverse(
                "[{'retain':1,'attributes':{'bold':null}},{'retain':1,'attributes':{'bold':false}}]",
                "[{'retain':3,'attributes':{'bold':true}}]",
                "[{'insert':'a'},{'insert':'b','attributes':{'bold':false}},{'insert':'c','attributes':{'bold':true}}]");
    }

    @Test
    void anAttributeThatWasRemovedIsSetAgain() {
        assertInverse(
                "[{'retain':1,'attributes':{'link':'x'}}]",
                "[{'retain':1,'attributes':{'link':null}}]",
                "[{'insert':'a','attributes':{'link':'x'}}]");
    }

    @Test
    void anOperationThatDoesNotFitIsRefused() {
        InvalidOperationException refused = assertThrows(
                InvalidOperationException.class, () -> delta("[{'delete':3}]").invert(document("[{'insert':'ab'}]")));

        assertEquals(Code.PAST_THE_END, refused.code());
    }

    private static void assertInverse(String expected, String operation, String before) {
        assertEquals(delta(expected), delta(operation).invert(document(before)));
    }
}
