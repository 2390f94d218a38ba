package io.coscribe.ot.richtext;

import static io.coscribe.ot.richtext.RichTexts.delta;
import static io.coscribe.ot.Jsons.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.Author;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresenceTest {

    @Test
    void anInsertBeforeTheCursorMovesItOn() {
        assertMoved("{'index':5,'length':0}", "{'index':3,'length':0}", "[{'insert':'ab'}]", Author.OTHER);
    }

    @Test
    void anInsertAtTheCursorMovesItsOwnerOnly() {
        String operation = "[{'retain':3},{'insert':'ab'}]";

        assertMoved("{'index':5,'length':0}", "{'index':3,'length':0}", operation, Author.OWNER);
        assertMoved("{'index':3,'length':0}", "{'index':3,'length':0}", operation, Author.OTHER);
    }

    @Test
    void aSelectionGrowsWithWhatIsTypedInsideIt() {
        assertMoved("{'index':1,'length':5}", "{'index':1,'length':3}", "[{'retain':2},{'insert':'ab'}]", Author.OTHER);
    }

    @Test
    void aSelectionWhoseTextIsDeletedBecomesACursor() {
        assertMoved("{'index':1,'length':0}", "{'index':2,'length':2}", "[{'retain':1},{'delete':5}]", Author.OTHER);
    }

    @Test
    void whateverElseItHoldsIsKeptInItsPlace() {
        Object moved = moved("{'name':'Ada','index':0,'color':[1],'length':1}", "[{'insert':'x'}]", Author.OWNER);

        assertEquals(value("{'name':'Ada','index':1,'color':[1],'length':1}"), moved);
        assertEquals(List.of("name", "index", "color", "length"), List.copyOf(((Map<?, ?>) moved).keySet()));
    }

    @Test
    void nullStaysNull() {
        assertNull(moved("null", "[{'insert':'x'}]", Author.OTHER));
    }

    @Test
    void thePositionOfAPresenceStaysWithinItsBounds() {
        String last = "{'index':9007199254740990,'length':1}";

        assertMoved("{'index':9007199254740991,'length':0}", last, "[{'insert':'ab'}]", Author.OTHER);
        assertMoved(last, last, "[]", Author.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5", "[]", "{}", "{'index':1}", "{'index':1.5,'length':0}", "{'index':'1','length':0}",
                "{'index':-1,'length':1}", "{'index':1,'length':-1}", "{'index':9007199254740991,'length':1}",
                "{'index':9007199254740992,'length':0}"
            })
    void anythingElseIsRefused(String presence) {
        InvalidOperationException refused =
                assertThrows(InvalidOperationException.class, () -> moved(presence, "[]", Author.OTHER));

        assertEquals(Code.MALFORMED_PRESENCE, refused.code());
    }

    @Test
    void numbersThatTogetherOverflowAreRefused() {
        Object presence = Map.of("index", 1L, "length", Long.MAX_VALUE);

        InvalidOperationException refused = assertThrows(
                InvalidOperationException.class,
                () -> RichTexts.TYPE.transformPresence(presence, Delta.EMPTY, Author.OTHER));

        assertEquals(Code.MALFORMED_PRESENCE, refused.code());
    }

    private static void assertMoved(String expected, String presence, String operation, Author author) {
        assertEquals(value(expected), moved(presence, operation, author));
    }

    private static Object moved(String presence, String operation, Author author) {
        return RichTexts.TYPE.transformPresence(value(presence), delta(operation), author);
    }
}
