package io.coscribe.ot.richtext;

import static io.coscribe.ot.richtext.RichTexts.delta;
import static io.coscribe.ot.richtext.RichTexts.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AttributesTest {

    @Test
    void theirNumberHasALimit() {
        Delta most = delta("[{'retain':1,'attributes':" + attributes(1000) + "}]");

        assertEquals(most, delta(RichTexts.text(most)));
        assertEquals(
                Code.TOO_MANY_ATTRIBUTES,
                refused(() -> delta("[{'retain':1,'attributes':" + attributes(1001) + "}]")));
        assertEquals(
                Code.TOO_MANY_ATTRIBUTES,
                refused(() -> document("[{'insert':'a','attributes':" + attributes(1001) + "}]")));
    }

    @Test
    void noRunOrChangeGrowsBeyondTheLimit() {
        Delta one = delta("[{'retain':1,'attributes':{'x':1}}]");
        Delta most = delta("[{'retain':1,'attributes':" + attributes(1000) + "}]");
        RichTextDocument full = document("[{'insert':'a'}]").apply(most);

        assertEquals(Code.TOO_MANY_ATTRIBUTES, refused(() -> full.apply(one)));
        assertEquals(Code.TOO_MANY_ATTRIBUTES, refused(() -> most.compose(one)));
        assertEquals(
                Code.TOO_MANY_ATTRIBUTES,
                refused(() -> full.diff(document("[{'insert':'a','attributes':{'x':1}}]"))));
        assertEquals(full, full.apply(delta("[{'retain':1,'attributes':{'a1':1}}]")));
    }

    @Test
    void theNameThatChangesWhatAnObjectInheritsIsRefused() {
        assertEquals(Code.INVALID_KEY, refused(() -> delta("[{'retain':1,'attributes':{'__proto__':{'bold':true}}}]")));
        assertEquals(Code.INVALID_KEY, refused(() -> document("[{'insert':'a','attributes':{'__proto__':1}}]")));
        assertEquals(Code.INVALID_KEY, refused(() -> Attributes.of(Map.of("__proto__", 1))));
    }

    @Test
    void aChangeThatSharesNoNameWithTheOtherStaysAsItIs() {
        Attributes change = Attributes.of(Map.of("bold", true));

        assertSame(change, change.yieldingTo(Attributes.of(Map.of("color", "red", "size", 1))));
        assertSame(change, change.yieldingTo(Attributes.NONE));
        assertSame(Attributes.NONE, change.yieldingTo(Attributes.of(Map.of("bold", false, "size", 1))));
        assertSame(Attributes.NONE, Attributes.NONE.yieldingTo(change));
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "'a" + i + "':1").collect(Collectors.joining(",", "{", "}"));
    }

    private static Code refused(Executable action) {
        return assertThrows(InvalidOperationException.class, action).code();
    }
}
