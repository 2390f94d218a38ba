package io.coscribe.ot.richtext;

import static io.coscribe.ot.richtext.RichTexts.delta;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.ot.Side;
import org.junit.jupiter.api.Test;

class TransformTest {

    @Test
    void ofTwoInsertsAtOnePlaceTheCommittedOneEndsUpInFront() {
        Delta committed = delta("[{'retain':1},{'insert':'A'}]");
        Delta incoming = delta("[{'retain':1},{'insert':'B'}]");

        assertTransformed("[{'retain':2},{'insert':'B'}]", incoming, committed, Side.LEFT);
        assertTransformed("[{'retain':1},{'insert':'A'}]", committed, incoming, Side.RIGHT);
    }

    @Test
    void anAttributeThatTheCommittedOperationSetTooIsDropped() {
        Delta committed = delta("[{'retain':2,'attributes':{'color':'red','bold':null}}]");
        Delta incoming = delta("[{'retain':2,'attributes':{'color':'blue','bold':true,'size':1}}]");

        assertTransformed("[{'retain':2,'attributes':{'size':1}}]", incoming, committed, Side.LEFT);
        assertTransformed("[{'retain':2,'attributes':{'color':'red','bold':null}}]", committed, incoming, Side.RIGHT);
    }

    @Test
    void aRetainThatLosesAllItsAttributesStaysAPlainRetain() {
        Delta committed = delta("[{'retain':1,'attributes':{'bold':true}}]");
        Delta incoming = delta("[{'retain':1,'attributes':{'bold':false}},{'insert':'x'}]");

        assertTransformed("[{'retain':1},{'insert':'x'}]", incoming, committed, Side.LEFT);
    }

    @Test
    void textTypedInsideWhatAnotherDeletesSurvives() {
        Delta deletes = delta("[{'delete':4}]");
        Delta types = delta("[{'retain':2},{'insert':'x'}]");

        assertTransformed("[{'insert':'x'}]", types, deletes, Side.LEFT);
        assertTransformed("[{'delete':2},{'retain':1},{'delete':2}]", deletes, types, Side.LEFT);
    }

    @Test
    void whatBothDeleteIsDeletedOnce() {
        assertTransformed("[{'delete':1}]", delta("[{'delete':3}]"), delta("[{'retain':1},{'delete':5}]"), Side.LEFT);
    }

    @Test
    void anInsertThatArrivedBehindADeleteIsTransformedBehindIt() {
        Delta incoming = delta("[{'delete':1},{'insert':'x'}]");
        Delta committed = delta("[{'retain':1},{'insert':'y'}]");

        assertTransformed("[{'delete':1},{'retain':1},{'insert':'x'}]", incoming, committed, Side.LEFT);
    }

    /** Delete 1 and insert x, one after the other or composed, against an insert behind the deleted character. */
    @Test
    void transformIsNotClosedUnderCompose() {
        Delta delete = delta("[{'delete':1}]");
        Delta insert = delta("[{'insert':'x'}]");
        Delta concurrent = delta("[{'retain':1},{'insert':'y'}]");

        Delta overBoth = concurrent.transform(delete, Side.RIGHT).transform(insert, Side.RIGHT);
        Delta overComposed = concurrent.transform(delete.compose(insert), Side.RIGHT);

        assertEquals(delta("[{'insert':'y'}]"), overBoth);
        assertEquals(delta("[{'retain':1},{'insert':'y'}]"), overComposed);
    }

    private static void assertTransformed(String expected, Delta operation, Delta over, Side side) {
        assertEquals(delta(expected), operation.transform(over, side));
    }
}
