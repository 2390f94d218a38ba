package io.coscribe.ot.unicode;

import static io.coscribe.ot.unicode.UnicodeTexts.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ComposeTest {

    @Test
    void textTypedIntoTextIsOneText() {
        assertComposed("['abc']", "['ac']", "[1,'b']");
        assertComposed("['\ud83d\ude00x\ud83d\ude00']", "['\ud83d\ude00\ud83d\ude00']", "[1,'x']");
    }

    @Test
    void whatIsInsertedAndDeletedLeavesNothing() {
        assertComposed("[]", "['ab']", "[{'d':'ab'}]");
        assertComposed("['a',{'d':1}]", "['ab']", "[1,{'d':2}]");
        assertComposed("['a',{'d':'c'}]", "['a\ud83d\ude00']", "[1,{'d':'\ud83d\ude00c'}]");
    }

    @Test
    void anInsertComesBeforeWhatWasDeletedAtItsPlace() {
        assertComposed("['x',{'d':1}]", "[{'d':1}]", "['x']");
        assertComposed("[1,'x',{'d':1}]", "[1,{'d':1}]", "[1,'x']");
    }

    @Test
    void deletesThatComeTogetherBecomeOne() {
        assertComposed("[1,{'d':'bcd'}]", "[2,{'d':'c'}]", "[1,{'d':'bd'}]");
        assertComposed("[1,{'d':3}]", "[2,{'d':'c'}]", "[1,{'d':2}]");
    }

    @Test
    void aSkipAtTheEndFallsAway() {
        assertComposed("[{'d':1}]", "['ab',{'d':1}]", "[{'d':2}]");
        assertComposed("[]", "[4,'a']", "[4,{'d':1}]");
    }

    private static void assertComposed(String expected, String first, String second) {
        assertEquals(operation(expected), operation(first).compose(operation(second)));
    }
}
