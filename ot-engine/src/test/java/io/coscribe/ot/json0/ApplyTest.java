package io.coscribe.ot.json0;

import static io.coscribe.ot.json0.Json0s.document;
import static io.coscribe.ot.json0.Json0s.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operations do to a document. */
class ApplyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | [{'p':[],'na':2.5}] | 3.5",
                "{'n':[3]} | [{'p':['n',0],'na':-3}] | {'n':[0]}",
                "'ac' | [{'p':[1],'si':'b'}] | 'abc'",
                "['abc'] | [{'p':[0,1],'sd':'b'}] | ['ac']",
                "['abc'] | [{'p':[0],'t':'text0','o':[{'p':0,'d':'ab'},{'p':1,'i':'!'}]}] | ['c!']",
                "['abc'] | [{'p':[0,1],'sd':'b'},{'p':[0,2],'si':'!'},{'p':[],'od':[],'oi':0}] | 0",
                "[] | [{'p':[0],'li':null}] | [null]",
                "[1,2] | [{'p':[2],'li':{}}] | [1,2,{}]",
                "[1,2] | [{'p':[0],'ld':1}] | [2]",
                "[1,2] | [{'p':[1],'ld':2,'li':3}] | [1,3]",
                "[1,2,3] | [{'p':[0],'lm':2}] | [2,3,1]",
                "[1,2,3] | [{'p':[2],'lm':0}] | [3,1,2]",
                "[1,2,3] | [{'p':[1],'lm':1}] | [1,2,3]",
                "{} | [{'p':['k'],'oi':null}] | {'k':null}",
                "{'k':1} | [{'p':['k'],'od':1,'oi':2}] | {'k':2}",
                "{'k':1,'l':2} | [{'p':['k'],'od':1}] | {'l':2}",
                "null | [{'p':[],'oi':{}},{'p':['k'],'oi':[]},{'p':['k',0],'li':'a'}] | {'k':['a']}",
                "1 | [] | 1",
            })
    void eachKindOfComponent(String start, String operation, String result) {
        assertEquals(document(result), document(start).apply(operation(operation)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1] | [{'p':[0],'ld':'another'}] | []",
                "[1] | [{'p':[0],'ld':'another','li':2}] | [2]",
                "{'k':1} | [{'p':['k'],'oi':2}] | {'k':2}",
                "{'k':1} | [{'p':['k'],'od':'another'}] | {}",
                "{'k':1} | [{'p':['none'],'od':'another'}] | {'k':1}",
                "{} | [{'p':['k'],'od':'another','oi':2}] | {'k':2}",
                "{'k':1} | [{'p':[],'od':'another'}] | null",
            })
    void whatARemovalNamesNeedNotBeThere(String start, String operation, String result) {
        assertEquals(document(result), document(start).apply(operation(operation)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | [{'p':['a','b'],'oi':1}] | NO_SUCH_PATH",
                "{} | [{'p':['n'],'na':1}] | NO_SUCH_PATH",
                "{'a':{}} | [{'p':['a',0,'b'],'oi':1}] | NO_SUCH_PATH",
                "{'0':{}} | [{'p':[0,'b'],'oi':1}] | NO_SUCH_PATH",
                "[{}] | [{'p':['0','b'],'oi':1}] | NO_SUCH_PATH",
                "[[]] | [{'p':[1,0],'li':1}] | NO_SUCH_PATH",
                "['abc'] | [{'p':[0,0,0],'si':'x'}] | NO_SUCH_PATH",
                "null | [{'p':['a'],'oi':1}] | NO_SUCH_PATH",
                "[] | [{'p':['a'],'oi':1}] | WRONG_KIND",
                "{} | [{'p':[0],'li':1}] | WRONG_KIND",
                "{} | [{'p':[0],'lm':0}] | WRONG_KIND",
                "{'constructor':1} | [{'p':['a'],'oi':1}] | WRONG_KIND",
                "['1'] | [{'p':[0],'na':1}] | WRONG_KIND",
                "[1] | [{'p':[0,0],'si':'x'}] | WRONG_KIND",
                "[['a']] | [{'p':[0,0],'sd':'a'}] | WRONG_KIND",
                "[null] | [{'p':[0],'t':'text0','o':[]}] | WRONG_KIND",
                "[1] | [{'p':[2],'li':1}] | PAST_THE_END",
                "[1] | [{'p':[1],'ld':1}] | PAST_THE_END",
                "[1] | [{'p':[1],'ld':1,'li':1}] | PAST_THE_END",
                "[1] | [{'p':[1],'lm':0}] | PAST_THE_END",
                "[1] | [{'p':[0],'lm':1}] | PAST_THE_END",
                "[1] | [{'p':[9007199254740991],'lm':9007199254740991}] | PAST_THE_END",
                "'ab' | [{'p':[3],'si':'x'}] | PAST_THE_END",
                "'ab' | [{'p':[9007199254740991],'si':'x'}] | PAST_THE_END",
                "'ab' | [{'p':[3],'sd':''}] | PAST_THE_END",
                "'ab' | [{'p':[1],'sd':'bc'}] | DELETED_TEXT_DIFFERS",
                "'ab' | [{'p':[0],'sd':'b'}] | DELETED_TEXT_DIFFERS",
                "1e308 | [{'p':[],'na':1e308}] | INVALID_NUMBER",
            })
    void whatDoesNotFitIsRefused(String start, String operation, Code code) {
        assertEquals(code, refused(document(start), operation(operation)).code());
    }

    @Test
    void aRefusalNamesPathsAndPositionsAndNoContent() {
        JsonDocument start = document("{'list':['secret',1]}");

        assertEquals("nothing is at [list, 2, k]", message(start, "[{'p':['list',2,'k'],'oi':'secret'}]"));
        assertEquals("no number at [list, 0]", message(start, "[{'p':['list',0],'na':1}]"));
        assertEquals("index 2 at [list], a list of length 2", message(start, "[{'p':['list',2],'ld':'secret'}]"));
        assertEquals("position 7 in a string of length 6", message(start, "[{'p':['list',0,7],'si':'secret'}]"));
        assertEquals(
                "the text to delete, of length 6, isn't at position 1 of the string of length 6",
                message(start, "[{'p':['list',0,1],'sd':'secret'}]"));
    }

    private static String message(JsonDocument start, String operation) {
        return refused(start, operation(operation)).getMessage();
    }

    private static InvalidOperationException refused(JsonDocument start, Json0Operation operation) {
        return assertThrows(InvalidOperationException.class, () -> start.apply(operation));
    }

    @Test
    void stringsAreCutBetweenAnyTwoUnits() {
        JsonDocument start = document("'\ud83d\ude00'");

        assertEquals(JsonDocument.of("\ud83dx\ude00"), start.apply(operation("[{'p':[1],'si':'x'}]")));
        assertEquals(JsonDocument.of("\ud83d"), start.apply(operation("[{'p':[1],'sd':'\\ude00'}]")));
    }

    @Test
    void whatIsNotChangedIsShared() {
        JsonDocument start = document("{'a':[1],'b':{'c':[2],'d':[3]}}");
        JsonDocument now = start.apply(operation("[{'p':['b','c',0],'na':1}]"));

        assertSame(inside(start, "a"), inside(now, "a"));
        assertSame(inside(start, "b", "d"), inside(now, "b", "d"));
        assertSame(start, start.apply(Json0Operation.EMPTY));
    }

    private static Object inside(JsonDocument document, String... keys) {
        Object value = document.value();
        for (String key : keys) {
            value = ((Map<?, ?>) value).get(key);
        }
        return value;
    }

    /** A value that stands in a document twice is one object in memory, but two in the document. */
    @Test
    void aSharedValueIsChangedInOnePlaceOnly() {
        Object shared = Json.of(List.of(1));
        JsonDocument start = document("{}").apply(new Json0Operation(List.of(
                new Component.ObjectInsert(Path.of(List.of("a")), shared),
                new Component.ObjectInsert(Path.of(List.of("b")), shared),
                new Component.NumberAdd(Path.of(List.of("a", 0L)), 1L))));

        assertEquals(document("{'a':[2],'b':[1]}"), start);
        assertEquals(List.of(1L), shared);
    }

    @Test
    void nothingBecomesTooDeepToBeReadBack() {
        int half = Json.MAX_DEPTH / 2;
        JsonDocument start = document("[".repeat(half) + "]".repeat(half));
        String path = "0,".repeat(half - 1) + "0";
        String fitting = "[".repeat(half) + "]".repeat(half);

        JsonDocument deepest = start.apply(operation("[{'p':[" + path + "],'li':" + fitting + "}]"));

        assertEquals(deepest, document(Json0s.text(deepest)));
        assertEquals(Code.TOO_DEEP, refused(start, operation("[{'p':[" + path + "],'li':[" + fitting + "]}]")).code());
        assertEquals(
                Code.TOO_DEEP,
                refused(deepest, operation("[{'p':[0],'ld':0,'li':" + Json0s.text(deepest) + "}]")).code());
    }

    @Test
    void noKeyIsTooLongToBeReadBack() {
        String key = "k".repeat(Keys.MAX_LENGTH + 1);

        for (Component insert : List.of(
                new Component.ObjectInsert(Path.of(List.of(key)), 1L),
                new Component.ObjectInsert(Path.of(List.of("a")), Json.of(List.of(Map.of(key, 1)))))) {
            assertEquals(Code.TOO_LONG, refused(document("{}"), new Json0Operation(List.of(insert))).code());
        }
        assertThrows(InvalidOperationException.class, () -> JsonDocument.of(Map.of(key, 1)));
    }

    @Test
    void noStringBecomesTooLongToBeReadBack() {
        JsonDocument start = JsonDocument.of("a".repeat(Text0.MAX_LENGTH - 1));

        JsonDocument longest = start.apply(operation("[{'p':[0],'si':'b'}]"));

        assertEquals(longest, document(Json0s.text(longest)));
        assertEquals(Code.TOO_LONG, refused(longest, operation("[{'p':[0],'si':'b'}]")).code());
    }
}
