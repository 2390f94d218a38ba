package io.coscribe.ot.richtext;

import static io.coscribe.ot.richtext.RichTexts.delta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeltaBuilderTest {

    private static final Attributes BOLD = Attributes.of(Map.of("bold", true));

    @Test
    void neighboursOfOneKindBecomeOne() {
        Delta built = Delta.builder()
                .retain(1)
                .retain(2)
                .insert("a", BOLD)
                .insert("b", BOLD)
                .insert("c")
                .delete(1)
                .delete(2)
                .retain(1, BOLD)
                .retain(1, BOLD)
                .build();

        assertEquals(
                delta("[{'retain':3},{'insert':'ab','attributes':{'bold':true}},{'insert':'c'},{'delete':3},"
                        + "{'retain':2,'attributes':{'bold':true}}]"),
                built);
    }

    @Test
    void anInsertGoesBeforeTheDeleteInFrontOfIt() {
        assertEquals(
                delta("[{'insert':'ab'},{'delete':3}]"),
                Delta.builder().insert("a").delete(1).insert("b").delete(2).build());
        assertEquals(
                delta("[{'insert':{'image':'x'}},{'delete':1}]"),
                Delta.builder().delete(1).embed(Map.of("image", "x"), Attributes.NONE).build());
    }

    @Test
    void whatIsEmptyIsLeftOut() {
        assertEquals(Delta.EMPTY, Delta.builder().retain(0).insert("").delete(0).build());
    }

    @Test
    void aPlainRetainAtTheEndFallsAwayAndOneWithAttributesStays() {
        assertEquals(delta("[{'delete':1}]"), Delta.builder().delete(1).retain(5).build());
        assertEquals(
                delta("[{'retain':5,'attributes':{'bold':true}}]"),
                Delta.builder().retain(5, BOLD).retain(5).build());
    }

    @Test
    void negativeLengthsAreTheCallersMistake() {
        assertThrows(IllegalArgumentException.class, () -> Delta.builder().retain(-1));
        assertThrows(IllegalArgumentException.class, () -> Delta.builder().delete(-1));
    }

    @Test
    void lengthsDoNotOverflow() {
        DeltaBuilder delta = Delta.builder().delete(Integer.MAX_VALUE);

        assertEquals(
                Code.TOO_LONG,
                assertThrows(InvalidOperationException.class, () -> delta.delete(1)).code());
    }

    @Test
    void anEmbedIsNeitherNullNorText() {
        assertThrows(IllegalArgumentException.class, () -> Component.Embed.of("text", Attributes.NONE));
        assertThrows(IllegalArgumentException.class, () -> Delta.builder().embed(null, Attributes.NONE));
    }

    @Test
    void anEmbedTakesTheOneFormOfItsValueAndItsOwnLife() {
        Map<String, Object> mine = new HashMap<>(Map.of("image", 5.0));
        Delta built = Delta.builder().embed(mine, Attributes.NONE).embed(7, BOLD).build();
        mine.clear();

        assertEquals(delta("[{'insert':{'image':5}},{'insert':7,'attributes':{'bold':true}}]"), built);
        assertEquals(Component.Embed.of(5, Attributes.NONE), Component.Embed.of(5L, Attributes.NONE));
        assertEquals(
                Component.Embed.of(5, Attributes.NONE).hashCode(), Component.Embed.of(5.0, Attributes.NONE).hashCode());
        assertNotEquals(Component.Embed.of(5, Attributes.NONE), Component.Embed.of(5, BOLD));
    }
}
