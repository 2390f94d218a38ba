package io.coscribe.ot.unicode;

import static io.coscribe.ot.unicode.UnicodeTexts.operation;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.ot.Side;
import org.junit.jupiter.api.Test;

class TransformTest {

    @Test
    void ofTwoInsertsAtOnePlaceTheIncomingOneEndsUpInFront() {
        assertTransformed("[1,'B']", "[1,'B']", "[1,'A']", Side.LEFT);
        assertTransformed("[2,'A']", "[1,'A']", "[1,'B']", Side.RIGHT);
    }

    @Test
    void anInsertMovesOnByCodePoints() {
        assertTransformed("[3,'x']", "[1,'x']", "['\ud83d\ude00e']", Side.LEFT);
    }

    @Test
    void textTypedInsideWhatAnotherDeletesSurvives() {
        assertTransformed("['x']", "[2,'x']", "[{'d':4}]", Side.LEFT);
        assertTransformed("[{'d':2},1,{'d':2}]", "[{'d':4}]", "[2,'x']", Side.LEFT);
    }

    @Test
    void aDeleteThatIsSplitKeepsItsText() {
        assertTransformed("[{'d':'a\ud83d\ude00'},1,{'d':'b'}]", "[{'d':'a\ud83d\ude00b'}]", "[2,'x']", Side.RIGHT);
    }

    @Test
    void whatBothDeleteIsDeletedOnce() {
        assertTransformed("[{'d':1}]", "[{'d':3}]", "[1,{'d':5}]", Side.LEFT);
        assertTransformed("[{'d':'ad'}]", "[{'d':'abcd'}]", "[1,{'d':2}]", Side.RIGHT);
        assertTransformed("[]", "[{'d':'abc'}]", "[{'d':3}]", Side.LEFT);
    }

    @Test
    void insertsThatComeTogetherBecomeOne() {
        assertTransformed("['ab']", "['a',1,'b']", "[{'d':1}]", Side.LEFT);
        assertTransformed("['ab']", "['a',1,'b']", "[{'d':1},'Y']", Side.LEFT);
        assertTransformed("['a',1,'b']", "['a',1,'b']", "[{'d':1},'Y']", Side.RIGHT);
    }

    @Test
    void anInsertBehindADeleteLiesBehindWhatIsInsertedInFrontOfIt() {
        assertTransformed("[1,{'d':1},'x']", "[{'d':1},'x']", "['y']", Side.LEFT);
        assertTransformed("['x',1,{'d':1}]", "['x',{'d':1}]", "['y']", Side.LEFT);
    }

    /** Delete 1 and insert x, one after the other or composed, against an insert behind the deleted character. */
    @Test
    void transformIsNotClosedUnderCompose() {
        TextOperation delete = operation("[{'d':1}]");
        TextOperation insert = operation("['x']");
        TextOperation concurrent = operation("[1,'y']");

        assertEquals(
                operation("['y']"), concurrent.transform(delete, Side.LEFT).transform(insert, Side.LEFT));
        assertEquals(operation("[1,'y']"), concurrent.transform(delete.compose(insert), Side.LEFT));
    }

    private static void assertTransformed(String expected, String operation, String over, Side side) {
        assertEquals(operation(expected), operation(operation).transform(operation(over), side));
    }
}
