package io.coscribe.ot.unicode;

import static io.coscribe.ot.Jsons.value;
import static io.coscribe.ot.unicode.UnicodeTexts.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.Author;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresenceTest {

    @Test
    void anInsertBeforeTheCursorMovesItOnByCodePoints() {
        assertMoved("5", "3", "['\ud83d\ude00b']", Author.OTHER);
    }

    @Test
    void anInsertAtTheCursorMovesItsOwnerOnly() {
        assertMoved("5", "3", "[3,'ab']", Author.OWNER);
        assertMoved("3", "3", "[3,'ab']", Author.OTHER);
    }

    @Test
    void anInsertBehindTheCursorLeavesIt() {
        assertMoved("3", "3", "[4,'ab']", Author.OWNER);
        assertMoved("3", "3", "[3,{'d':1},'ab']", Author.OTHER);
    }

    @Test
    void aDeleteBeforeTheCursorPullsItBack() {
        assertMoved("1", "3", "[{'d':'\ud83d\ude00b'}]", Author.OTHER);
        assertMoved("1", "3", "[1,{'d':5}]", Author.OTHER);
    }

    @Test
    void aSelectionGrowsWithWhatIsTypedInsideIt() {
        assertMoved("[1,6]", "[1,4]", "[2,'ab']", Author.OTHER);
    }

    @Test
    void aSelectionMadeBackwardsStaysSo() {
        assertMoved("[6,1]", "[4,1]", "[2,'ab']", Author.OTHER);
    }

    @Test
    void whoTypesOverTheirSelectionHasTheCursorBehindIt() {
        assertMoved("[3,3]", "[1,4]", "[1,{'d':3},'ab']", Author.OWNER);
        assertMoved("[3,3]", "[1,4]", "[1,'ab',{'d':3}]", Author.OWNER);
    }

    @Test
    void nullStaysNull() {
        assertNull(moved("null", "['x']", Author.OTHER));
    }

    @Test
    void thePositionOfAPresenceStaysWithinItsBounds() {
        assertMoved("9007199254740991", "9007199254740990", "['ab']", Author.OTHER);
        assertMoved("[9007199254740991,0]", "[9007199254740991,0]", "['ab']", Author.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5", "'1'", "true", "{}", "[]", "[1]", "[1,2,3]", "[1,'2']", "[null,1]", "[1.5,2]", "-1", "[-1,2]",
                "[1,-2]", "9007199254740992", "[1,9007199254740992]"
            })
    void anythingElseIsRefused(String presence) {
        InvalidOperationException refused =
                assertThrows(InvalidOperationException.class, () -> moved(presence, "[]", Author.OTHER));

        assertEquals(Code.MALFORMED_PRESENCE, refused.code());
    }

    private static void assertMoved(String expected, String presence, String operation, Author author) {
        assertEquals(value(expected), moved(presence, operation, author));
    }

    private static Object moved(String presence, String operation, Author author) {
        return UnicodeTexts.TYPE.transformPresence(value(presence), operation(operation), author);
    }
}
