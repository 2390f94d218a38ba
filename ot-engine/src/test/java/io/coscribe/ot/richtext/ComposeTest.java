package io.coscribe.ot.richtext;

import static io.coscribe.ot.richtext.RichTexts.delta;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ComposeTest {

    @Test
    void textTypedIntoTextIsOneText() {
        assertComposed("[{'insert':'abc'}]", "[{'insert':'ac'}]", "[{'retain':1},{'insert':'b'}]");
    }

    @Test
    void whatIsInsertedAndDeletedLeavesNothing() {
        assertComposed("[]", "[{'insert':'ab'}]", "[{'delete':2}]");
        assertComposed("[{'insert':'a'},{'delete':1}]", "[{'insert':'ab'}]", "[{'retain':1},{'delete':2}]");
    }

    @Test
    void anInsertComesBeforeADeleteAtTheSamePosition() {
        assertComposed("[{'insert':'x'},{'delete':1}]", "[{'delete':1}]", "[{'insert':'x'}]");
    }

    @Test
    void removingAnAttributeOfAnInsertLeavesNoNull() {
        assertComposed(
                "[{'insert':'a','attributes':{'color':'red'}}]",
                "[{'insert':'a','attributes':{'bold':true,'color':'red'}}]",
                "[{'retain':1,'attributes':{'bold':null,'size':null}}]");
    }

    @Test
    void removingAnAttributeOfARetainKeepsTheNull() {
        assertComposed(
                "[{'retain':1,'attributes':{'bold':null,'color':'red'}}]",
                "[{'retain':1,'attributes':{'bold':true,'color':'red'}}]",
                "[{'retain':1,'attributes':{'bold':null}}]");
    }

    @Test
    void aNullThatAnInsertBringsAlongStaysUntilItIsChanged() {
        assertComposed("[{'insert':'a','attributes':{'bold':null}}]", "[{'insert':'a','attributes':{'bold':null}}]", "[]");
        assertComposed(
                "[{'insert':'a'}]",
                "[{'insert':'a','attributes':{'bold':null}}]",
                "[{'retain':1,'attributes':{'bold':null}}]");
    }

    @Test
    void theLaterAttributeWinsAndBecomesOneRunWithItsNeighbour() {
        assertComposed(
                "[{'insert':'ab','attributes':{'size':2}}]",
                "[{'insert':'a','attributes':{'size':1}},{'insert':'b','attributes':{'size':2.0}}]",
                "[{'retain':1,'attributes':{'size':2}}]");
    }

    @Test
    void deepValuesAreEqualInAnyOrderOfKeys() {
        assertComposed(
                "[{'insert':'ab','attributes':{'list':{'a':1,'b':[2,{}]}}}]",
                "[{'insert':'a','attributes':{'list':{'a':1,'b':[2,{}]}}}]",
                "[{'retain':1},{'insert':'b','attributes':{'list':{'b':[2.0,{}],'a':1}}}]");
    }

    @Test
    void embedsAreOneLongAndNeverMerge() {
        assertComposed(
                "[{'insert':{'image':'x'}},{'insert':{'image':'x'},'attributes':{'width':1}}]",
                "[{'insert':{'image':'x'}},{'insert':{'image':'x'}}]",
                "[{'retain':1},{'retain':1,'attributes':{'width':1}}]");
    }

    @Test
    void aSurrogatePairMayBeCutAndComesTogetherAgain() {
        assertComposed(
                "[{'insert':'\ud83dx\ude00'}]", "[{'insert':'\ud83d\ude00'}]", "[{'retain':1},{'insert':'x'}]");
        assertComposed("[{'insert':'\ud83d\ude00'}]", "[{'insert':'\ud83dx\ude00'}]", "[{'retain':1},{'delete':1}]");
    }

    @Test
    void aPlainRetainAtTheEndFallsAway() {
        assertComposed("[]", "[{'retain':3}]", "[{'retain':9}]");
        assertComposed("[{'insert':'a'}]", "[]", "[{'insert':'a'},{'retain':5}]");
    }

    private static void assertComposed(String expected, String first, String second) {
        assertEquals(delta(expected), delta(first).compose(delta(second)));
    }
}
