package io.coscribe.ot.json0;

import static io.coscribe.ot.json0.Json0s.document;
import static io.coscribe.ot.json0.Json0s.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transformation, row by row: the operation, the one it comes after, and the results as LEFT and as RIGHT. */
class TransformTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'p':['n'],'na':1}] | [{'p':['n'],'na':2}] | [{'p':['n'],'na':1}] | [{'p':['n'],'na':1}]",
                "[{'p':['a',0],'li':1}] | [{'p':['b',0],'li':2}] | [{'p':['a',0],'li':1}] | [{'p':['a',0],'li':1}]",
                "[{'p':['n'],'na':1}] | [{'p':['n'],'od':1,'oi':5}] | [] | []",
                "[{'p':[],'na':1}] | [{'p':[],'od':1,'oi':5}] | [] | []",
            })
    void numbersAddUpInAnyOrderUnlessTheyAreReplaced(String operation, String over, String left, String right) {
        assertTransforms(operation, over, left, right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'p':[1],'li':'x'}] | [{'p':[1],'li':'y'}] | [{'p':[1],'li':'x'}] | [{'p':[2],'li':'x'}]",
                "[{'p':[1],'li':'x'}] | [{'p':[0],'ld':'y'}] | [{'p':[0],'li':'x'}] | [{'p':[0],'li':'x'}]",
                "[{'p':[1],'li':'x'}] | [{'p':[1],'ld':'y'}] | [{'p':[1],'li':'x'}] | [{'p':[1],'li':'x'}]",
                "[{'p':[1],'ld':'x'}] | [{'p':[1],'li':'y'}] | [{'p':[2],'ld':'x'}] | [{'p':[2],'ld':'x'}]",
                "[{'p':[1],'ld':'x'}] | [{'p':[1],'ld':'x'}] | [] | []",
                "[{'p':[1],'ld':'x'}] | [{'p':[1],'ld':'x','li':'z'}] | [] | []",
                "[{'p':[1],'ld':'x','li':'y'}] | [{'p':[1],'ld':'x','li':'z'}] | [{'p':[1],'ld':'z','li':'y'}] | []",
                "[{'p':[1],'ld':'x','li':'y'}] | [{'p':[1],'ld':'x'}] | [{'p':[1],'li':'y'}] | [{'p':[1],'li':'y'}]",
                "[{'p':[2,'k'],'oi':1}] | [{'p':[1],'li':0}] | [{'p':[3,'k'],'oi':1}] | [{'p':[3,'k'],'oi':1}]",
                "[{'p':[2,'k'],'oi':1}] | [{'p':[1],'ld':0}] | [{'p':[1,'k'],'oi':1}] | [{'p':[1,'k'],'oi':1}]",
                "[{'p':[2,'k'],'oi':1}] | [{'p':[2],'ld':{}}] | [] | []",
                "[{'p':[2,'k'],'oi':1}] | [{'p':[2],'ld':{},'li':1}] | [] | []",
                "[{'p':[2],'na':1}] | [{'p':[2],'lm':0}] | [{'p':[0],'na':1}] | [{'p':[0],'na':1}]",
            })
    void insertsDeletesAndReplacesInOneList(String operation, String over, String left, String right) {
        assertTransforms(operation, over, left, right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'p':[0],'lm':2}] | [{'p':[0],'lm':1}] | [{'p':[1],'lm':2}] | []",
                "[{'p':[1],'lm':1}] | [{'p':[1],'lm':0}] | [{'p':[0],'lm':0}] | []",
                "[{'p':[0],'lm':2}] | [{'p':[1],'lm':2}] | [{'p':[0],'lm':1}] | [{'p':[0],'lm':2}]",
                "[{'p':[2],'lm':0}] | [{'p':[1],'lm':0}] | [{'p':[2],'lm':0}] | [{'p':[2],'lm':1}]",
                "[{'p':[2],'lm':0}] | [{'p':[0],'lm':2}] | [{'p':[1],'lm':0}] | [{'p':[1],'lm':0}]",
                "[{'p':[1],'lm':1}] | [{'p':[2],'lm':1}] | [{'p':[2],'lm':2}] | [{'p':[2],'lm':2}]",
                "[{'p':[0],'lm':2}] | [{'p':[1],'lm':1}] | [{'p':[0],'lm':2}] | [{'p':[0],'lm':2}]",
                "[{'p':[0],'lm':2}] | [{'p':[1],'ld':'x'}] | [{'p':[0],'lm':1}] | [{'p':[0],'lm':1}]",
                "[{'p':[0],'lm':2}] | [{'p':[2],'ld':'x'}] | [{'p':[0],'lm':1}] | [{'p':[0],'lm':1}]",
                "[{'p':[0],'lm':2}] | [{'p':[0],'ld':'x'}] | [] | []",
                "[{'p':[0],'lm':2}] | [{'p':[0],'ld':'x','li':'y'}] | [{'p':[0],'lm':2}] | [{'p':[0],'lm':2}]",
                "[{'p':[0],'lm':2}] | [{'p':[1],'li':'x'}] | [{'p':[0],'lm':3}] | [{'p':[0],'lm':3}]",
                "[{'p':[0],'ld':'x'}] | [{'p':[0],'lm':2}] | [{'p':[2],'ld':'x'}] | [{'p':[2],'ld':'x'}]",
                "[{'p':[1],'li':'x'}] | [{'p':[0],'lm':1}] | [{'p':[0],'li':'x'}] | [{'p':[0],'li':'x'}]",
                "[{'p':[1],'li':'x'}] | [{'p':[2],'lm':0}] | [{'p':[2],'li':'x'}] | [{'p':[2],'li':'x'}]",
            })
    void movesInOneList(String operation, String over, String left, String right) {
        assertTransforms(operation, over, left, right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'p':['k'],'oi':1}] | [{'p':['k'],'oi':2}] | [{'p':['k'],'od':2,'oi':1}] | []",
                "[{'p':['k'],'od':0,'oi':1}] | [{'p':['k'],'od':0,'oi':2}] | [{'p':['k'],'od':2,'oi':1}] | []",
                "[{'p':['k'],'od':0}] | [{'p':['k'],'od':0,'oi':2}] | [] | []",
                "[{'p':['k'],'od':0,'oi':1}] | [{'p':['k'],'od':0}] | [{'p':['k'],'oi':1}] | [{'p':['k'],'oi':1}]",
                "[{'p':['k'],'od':0}] | [{'p':['k'],'od':0}] | [] | []",
                "[{'p':['k','x'],'oi':1}] | [{'p':['k'],'od':{}}] | [] | []",
                "[{'p':['k','x'],'oi':1}] | [{'p':['k'],'od':{},'oi':1}] | [] | []",
                "[{'p':[],'od':0,'oi':1}] | [{'p':[],'od':0,'oi':2}] | [{'p':[],'od':2,'oi':1}] | []",
                "[{'p':['k'],'od':0,'oi':1}] | [{'p':['k'],'oi':2}] | [{'p':['k'],'od':2},{'p':['k'],'od':0,'oi':1}] | []",
            })
    void oneKeyOfAnObject(String operation, String over, String left, String right) {
        assertTransforms(operation, over, left, right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'p':[0],'ld':[1]}] | [{'p':[0,1],'li':2}] | [{'p':[0],'ld':[1,2]}] | [{'p':[0],'ld':[1,2]}]",
                "[{'p':['k'],'od':'ab'}] | [{'p':['k',1],'si':'x'}] | [{'p':['k'],'od':'axb'}] | [{'p':['k'],'od':'axb'}]",
                "[{'p':['k'],'od':'ab','oi':0}] | [{'p':['k'],'t':'text0','o':[{'p':0,'d':'a'}]}] | [{'p':['k'],'od':'b','oi':0}] | [{'p':['k'],'od':'b','oi':0}]",
                "[{'p':['k'],'od':1}] | [{'p':['k'],'na':2}] | [{'p':['k'],'od':3}] | [{'p':['k'],'od':3}]",
                "[{'p':[],'od':{'k':[1,2]},'oi':0}] | [{'p':['k',0],'lm':1}] | [{'p':[],'od':{'k':[2,1]},'oi':0}] | [{'p':[],'od':{'k':[2,1]},'oi':0}]",
            })
    void aRemovalTakesAlongWhatChangesInside(String operation, String over, String left, String right) {
        assertTransforms(operation, over, left, right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'p':['s',1],'si':'x'}] | [{'p':['s',1],'si':'y'}] | [{'p':['s',1],'si':'x'}] | [{'p':['s',2],'si':'x'}]",
                "[{'p':['s',2],'si':'x'}] | [{'p':['s',0],'sd':'abc'}] | [{'p':['s',0],'si':'x'}] | [{'p':['s',0],'si':'x'}]",
                "[{'p':['s',0],'sd':'abc'}] | [{'p':['s',1],'si':'x'}] | [{'p':['s',0],'sd':'a'},{'p':['s',1],'sd':'bc'}] | [{'p':['s',0],'sd':'a'},{'p':['s',1],'sd':'bc'}]",
                "[{'p':['s',0],'sd':'abc'}] | [{'p':['s',1],'sd':'bcd'}] | [{'p':['s',0],'sd':'a'}] | [{'p':['s',0],'sd':'a'}]",
                "[{'p':['s',1],'sd':'bcd'}] | [{'p':['s',0],'sd':'ab'}] | [{'p':['s',0],'sd':'cd'}] | [{'p':['s',0],'sd':'cd'}]",
                "[{'p':['s',0],'sd':'abc'}] | [{'p':['s',1],'sd':'b'}] | [{'p':['s',0],'sd':'ac'}] | [{'p':['s',0],'sd':'ac'}]",
                "[{'p':['s',1],'sd':'b'}] | [{'p':['s',0],'sd':'abc'}] | [] | []",
                "[{'p':['s',3],'sd':'d'}] | [{'p':['s',0],'sd':'ab'}] | [{'p':['s',1],'sd':'d'}] | [{'p':['s',1],'sd':'d'}]",
                "[{'p':['s'],'t':'text0','o':[{'p':0,'d':'ab'}]}] | [{'p':['s'],'t':'text0','o':[{'p':1,'i':'x'}]}] | [{'p':['s'],'t':'text0','o':[{'d':'a','p':0},{'d':'b','p':1}]}] | [{'p':['s'],'t':'text0','o':[{'d':'a','p':0},{'d':'b','p':1}]}]",
                "[{'p':['s'],'t':'text0','o':[{'p':0,'d':'a'}]}] | [{'p':['s'],'t':'text0','o':[{'p':0,'d':'a'}]}] | [] | []",
                "[{'p':['s',1],'si':'x'}] | [{'p':['s'],'t':'text0','o':[{'p':0,'d':'a'}]}] | [{'p':['s',1],'si':'x'}] | [{'p':['s',1],'si':'x'}]",
                "[{'p':['s'],'t':'text0','o':[{'p':0,'d':'a'}]}] | [{'p':['s',0],'si':'x'}] | [{'p':['s'],'t':'text0','o':[{'p':0,'d':'a'}]}] | [{'p':['s'],'t':'text0','o':[{'p':0,'d':'a'}]}]",
                "[{'p':['s',1],'si':'x'}] | [{'p':['s'],'od':'ab'}] | [] | []",
            })
    void changesOfOneString(String operation, String over, String left, String right) {
        assertTransforms(operation, over, left, right);
    }

    private static void assertTransforms(String operation, String over, String left, String right) {
        assertEquals(operation(left), operation(operation).transform(operation(over), Side.LEFT));
        assertEquals(operation(right), operation(operation).transform(operation(over), Side.RIGHT));
    }

    /** From the laws with seed 2896: the rest once began as far behind the insert as the first part is long. */
    @Test
    void aDeleteCutInTwoStartsAgainBehindTheInsert() {
        assertTransforms(
                "[{'p':[1],'sd':'aaa'}]",
                "[{'p':[3],'si':'yz'}]",
                "[{'p':[1],'sd':'aa'},{'p':[3],'sd':'a'}]",
                "[{'p':[1],'sd':'aa'},{'p':[3],'sd':'a'}]");
    }

    @Test
    void anOperationThatNothingTouchesIsReturnedAsItIs() {
        Json0Operation operation = operation("[{'p':['a',1],'li':[]},{'p':['b','c'],'oi':1}]");

        Json0Operation apart = operation("[{'p':['d',0],'ld':1},{'p':['e',0],'si':'x'}]");

        assertSame(operation, operation.transform(apart, Side.LEFT));
        assertSame(operation, operation.transform(Json0Operation.EMPTY, Side.RIGHT));
    }

    /** Whoever transforms over several components joins its own anew for each: so do clients. */
    @Test
    void neighboursAreJoinedOnTheWay() {
        assertTransforms(
                "[{'p':['n'],'na':1},{'p':['n'],'na':2}]",
                "[{'p':['m'],'na':1}]",
                "[{'p':['n'],'na':3}]",
                "[{'p':['n'],'na':3}]");
    }

    @Test
    void twoTextsDeletedAtOnePlaceAreRefused() {
        Json0Operation a = operation("[{'p':[0],'sd':'ab'}]");
        Json0Operation b = operation("[{'p':[1],'sd':'x'}]");

        assertEquals(
                Code.DELETED_TEXT_DIFFERS,
                assertThrows(InvalidOperationException.class, () -> a.transform(b, Side.LEFT)).code());
    }

    /** The reference breaks off here. */
    @Test
    void aRemovedValueThatCanNotHaveBeenThereStaysAsItIs() {
        assertTransforms(
                "[{'p':['k'],'od':'never there'}]",
                "[{'p':['k',0],'li':1}]",
                "[{'p':['k'],'od':'never there'}]",
                "[{'p':['k'],'od':'never there'}]");
    }

    /** The reference inserts at the end. */
    @Test
    void aRemovedStringThatIsTooShortForAnInsertStaysAsItIs() {
        assertTransforms(
                "[{'p':['k'],'od':'ab'}]",
                "[{'p':['k'],'t':'text0','o':[{'p':3,'i':'x'}]}]",
                "[{'p':['k'],'od':'ab'}]",
                "[{'p':['k'],'od':'ab'}]");
    }

    /** As in the reference with seed 30962: a string that overwrites a list unnamed is taken for that list. */
    @Test
    void aPositionIsShiftedLikeTheIndexOfTheListThatTheStringOverwrote() {
        assertTransforms(
                "[{'p':['k'],'oi':'ab'},{'p':['k',1],'si':'x'}]",
                "[{'p':['k',0],'li':1}]",
                "[{'p':['k'],'oi':'ab'},{'p':['k',2],'si':'x'}]",
                "[{'p':['k'],'oi':'ab'},{'p':['k',2],'si':'x'}]");
        assertTransforms(
                "[{'p':['k'],'oi':'ab'},{'p':['k',1],'si':'x'}]",
                "[{'p':['k',0],'lm':1},{'p':['k',0],'ld':1}]",
                "[{'p':['k'],'oi':'ab'},{'p':['k',0],'si':'x'}]",
                "[{'p':['k'],'oi':'ab'},{'p':['k',0],'si':'x'}]");
    }

    /** As in the reference with seed 11104: a string inside what overwrote a string unnamed is taken for that string. */
    @Test
    void aPositionIsShiftedLikeThatInTheStringThatWasOverwritten() {
        assertTransforms(
                "[{'p':['k'],'oi':['ab']},{'p':['k',0,1],'si':'x'}]",
                "[{'p':['k',0],'si':'y'}]",
                "[{'p':['k'],'oi':['ab']},{'p':['k',0,2],'si':'x'}]",
                "[{'p':['k'],'oi':['ab']},{'p':['k',0,2],'si':'x'}]");
    }

    /** The reference makes the index 1 of the key with seed 36971, and an operation that nobody can apply. */
    @Test
    void aKeyStaysAKeyInAnObjectThatOverwroteAList() {
        assertTransforms(
                "[{'p':['k'],'oi':{'':{}}},{'p':['k','','x'],'oi':1}]",
                "[{'p':['k',0],'li':1}]",
                "[{'p':['k'],'oi':{'':{}}},{'p':['k','','x'],'oi':1}]",
                "[{'p':['k'],'oi':{'':{}}},{'p':['k','','x'],'oi':1}]");
    }

    /** As in the reference, where the two forms of changing a string take no notice of each other. */
    @Test
    void aStringEditAndASubtypeEditOfOneStringDoNotConverge() {
        JsonDocument start = document("'abc'");
        Json0Operation a = operation("[{'p':[0],'si':'x'}]");
        Json0Operation b = operation("[{'p':[],'t':'text0','o':[{'p':1,'i':'y'}]}]");

        assertEquals(document("'xaybc'"), start.apply(b).apply(a.transform(b, Side.RIGHT)));
        assertEquals(document("'xyabc'"), start.apply(a).apply(b.transform(a, Side.LEFT)));
    }

    /** As in the reference: doubles are rounded in the order in which they are added. */
    @Test
    void sumsOfFractionsDependOnTheirOrder() {
        JsonDocument start = document("0.1");
        Json0Operation a = operation("[{'p':[],'na':0.4}]");
        Json0Operation b = operation("[{'p':[],'na':0.2}]");

        assertNotEquals(start.apply(a).apply(b), start.apply(b).apply(a));
        assertNotEquals(start.apply(a).apply(b), start.apply(a.compose(b)));
        assertNotEquals(start, start.apply(a).apply(a.invert()));
    }

    @Test
    void anOperationMayFallApartAtEveryComponentOfAnother() {
        int count = 3000;
        List<Component> inserts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inserts.add(new Component.StringEdit(Path.ROOT, new TextComponent.Insert(2 * i + 1, "x")));
        }
        JsonDocument start = JsonDocument.of("a".repeat(count + 1));
        Json0Operation a = new Json0Operation(inserts);
        Json0Operation b = new Json0Operation(
                List.of(new Component.StringEdit(Path.ROOT, new TextComponent.Delete(0, "a".repeat(count + 1)))));

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (Side side : Side.values()) {
                assertEquals(
                        start.apply(a).apply(b.transform(a, side)),
                        start.apply(b).apply(a.transform(b, side.opposite())));
            }
        });
    }
}
