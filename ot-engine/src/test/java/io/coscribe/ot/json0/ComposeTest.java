package io.coscribe.ot.json0;

import static io.coscribe.ot.json0.Json0s.document;
import static io.coscribe.ot.json0.Json0s.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which neighbours become fewer when operations are composed. */
class ComposeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'p':['n'],'na':1}] | [{'p':['n'],'na':2.5}] | [{'p':['n'],'na':3.5}]",
                "[{'p':['s',1],'si':'ac'}] | [{'p':['s',2],'si':'b'}] | [{'p':['s',1],'si':'abc'}]",
                "[{'p':['s',2],'sd':'c'}] | [{'p':['s',1],'sd':'bd'}] | [{'p':['s',1],'sd':'bcd'}]",
                "[{'p':['s',0],'si':'a'}] | [{'p':['s',0],'sd':'a'}] | [{'p':['s',0],'si':'a'},{'p':['s',0],'sd':'a'}]",
                "[{'p':['s',0],'si':'a'}] | [{'p':['s',5],'si':''}] | [{'p':['s',0],'si':'a'}]",
                "[{'p':['s',0],'si':'a'}] | [{'p':['r',1],'si':'b'}] | [{'p':['s',0],'si':'a'},{'p':['r',1],'si':'b'}]",
                "[{'p':['s'],'t':'text0','o':[{'p':0,'i':'a'}]}] | [{'p':['s'],'t':'text0','o':[{'p':1,'i':'b'},{'p':0,'d':'a'}]}] | [{'p':['s'],'t':'text0','o':[{'i':'ab','p':0},{'p':0,'d':'a'}]}]",
                "[{'p':[0],'li':'a'}] | [{'p':[0],'ld':'a'}] | []",
                "[{'p':[0],'li':null}] | [{'p':[0],'ld':null}] | []",
                "[{'p':[0],'li':[]}] | [{'p':[0],'ld':[]}] | [{'p':[0],'li':[]},{'p':[0],'ld':[]}]",
                "[{'p':[0],'ld':1,'li':2}] | [{'p':[0],'ld':2}] | [{'p':[0],'ld':1}]",
                "[{'p':[0],'ld':1,'li':2}] | [{'p':[0],'ld':2,'li':3}] | [{'p':[0],'ld':1,'li':2},{'p':[0],'ld':2,'li':3}]",
                "[{'p':[0],'ld':1}] | [{'p':[0],'lm':0}] | [{'p':[0],'ld':1}]",
                "[] | [{'p':[0],'lm':0}] | [{'p':[0],'lm':0}]",
                "[{'p':[0,0],'si':'a'}] | [{'p':[0],'lm':0}] | [{'p':[0,0],'si':'a'},{'p':[0],'lm':0}]",
                "[{'p':['k'],'od':1}] | [{'p':['k'],'oi':2}] | [{'p':['k'],'od':1,'oi':2}]",
                "[{'p':['k'],'oi':1}] | [{'p':['k'],'od':1}] | []",
                "[{'p':['k'],'oi':1}] | [{'p':['k'],'od':1,'oi':2}] | [{'p':['k'],'oi':2}]",
                "[{'p':['k'],'od':0,'oi':1}] | [{'p':['k'],'od':1}] | [{'p':['k'],'od':0}]",
                "[{'p':['k'],'od':0,'oi':1}] | [{'p':['k'],'od':1,'oi':2}] | [{'p':['k'],'od':0,'oi':2}]",
                "[{'p':['k'],'od':0}] | [{'p':['k'],'od':0,'oi':2}] | [{'p':['k'],'od':0},{'p':['k'],'od':0,'oi':2}]",
            })
    void whatFollowsAtOnePathJoins(String first, String next, String composed) {
        assertEquals(operation(composed), operation(first).compose(operation(next)));
    }

    @Test
    void theFirstOperationIsKeptAsItCame() {
        Json0Operation first = operation("[{'p':['n'],'na':1},{'p':['n'],'na':2}]");

        assertEquals(first, first.compose(Json0Operation.EMPTY));
        assertEquals(operation("[{'p':['n'],'na':3}]"), first.normalized());
    }

    /** The reference makes Infinity of it, which JSON says as null. */
    @Test
    void anInfiniteSumIsNotMade() {
        Json0Operation huge = operation("[{'p':[],'na':1e308}]");
        JsonDocument start = document("-1.5e308");

        Json0Operation composed = huge.compose(huge);

        assertEquals(2, composed.components().size());
        assertEquals(start.apply(huge).apply(huge), start.apply(composed));
    }

    @Test
    void aTextThatCouldNotBeReadBackIsNotMade() {
        Json0Operation half = new Json0Operation(List.of(new Component.StringEdit(
                Path.ROOT, new TextComponent.Insert(0, "a".repeat(Text0.MAX_LENGTH / 2 + 1)))));

        assertEquals(
                Code.TOO_LONG,
                assertThrows(InvalidOperationException.class, () -> half.compose(half)).code());
    }
}
