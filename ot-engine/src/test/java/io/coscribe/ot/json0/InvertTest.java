package io.coscribe.ot.json0;

import static io.coscribe.ot.json0.Json0s.document;
import static io.coscribe.ot.json0.Json0s.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What takes an operation back. */
class InvertTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'p':['n'],'na':1.5}] | [{'p':['n'],'na':-1.5}]",
                "[{'p':['n'],'na':0}] | [{'p':['n'],'na':0}]",
                "[{'p':[0],'si':'a'}] | [{'p':[0],'sd':'a'}]",
                "[{'p':[0],'sd':'a'}] | [{'p':[0],'si':'a'}]",
                "[{'p':[0],'li':1}] | [{'p':[0],'ld':1}]",
                "[{'p':[0],'ld':1,'li':2}] | [{'p':[0],'ld':2,'li':1}]",
                "[{'p':['a',0],'lm':3}] | [{'p':['a',3],'lm':0}]",
                "[{'p':['k'],'oi':null}] | [{'p':['k'],'od':null}]",
                "[{'p':['k'],'od':1,'oi':2}] | [{'p':['k'],'od':2,'oi':1}]",
            })
    void eachKindOfComponent(String operation, String inverse) {
        assertEquals(operation(inverse), operation(operation).invert());
        assertEquals(operation(operation), operation(inverse).invert());
    }

    @Test
    void theLastComponentIsTakenBackFirst() {
        assertEquals(
                operation("[{'p':[],'t':'text0','o':[{'p':1,'i':'b'},{'p':0,'d':'a'}]},{'p':[],'na':-1}]"),
                operation("[{'p':[],'na':1},{'p':[],'t':'text0','o':[{'p':0,'i':'a'},{'p':1,'d':'b'}]}]").invert());
    }

    /** As in the reference: the operation itself says what comes back. */
    @Test
    void whatARemovalWronglyNamesComesBack() {
        JsonDocument start = document("{'k':'there'}");
        Json0Operation removal = operation("[{'p':['k'],'od':'named'}]");

        assertEquals(document("{'k':'named'}"), start.apply(removal).apply(removal.invert()));
    }
}
