package io.coscribe.ot.richtext;

import static io.coscribe.ot.richtext.RichTexts.delta;
import static io.coscribe.ot.richtext.RichTexts.document;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.ot.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentDiffTest {

    @Test
    void appliedToTheFirstDocumentItGivesTheSecond() {
        Seeds.forEach(10_000, seed -> {
            RandomRichText random = new RandomRichText(seed);
            RichTextDocument before = random.document(60);
            RichTextDocument edited = before.apply(random.delta(before.length()));
            RichTextDocument after = seed.nextInt(3) == 0 ? random.document(60) : withoutNulls(edited);

            Delta difference = before.diff(after);

            new RichTextSamples().checkCanonical(difference);
            assertEquals(
                    after, before.apply(difference), () -> RichTexts.text(before) + " to " + RichTexts.text(after));
        });
    }

    private static RichTextDocument withoutNulls(RichTextDocument document) {
        List<Component.Insert> runs = new ArrayList<>();
        document.forEach(run -> runs.add(run.withAttributes(Attributes.NONE.changedBy(run.attributes()))));
        return RichTextDocument.of(runs);
    }

    @Test
    void aDocumentDoesNotDifferFromItself() {
        Seeds.forEach(1000, seed -> {
            RichTextDocument document = new RandomRichText(seed).document(60);

            assertEquals(Delta.EMPTY, document.diff(document));
        });
    }

    @Test
    void textIsInsertedAndDeletedWithItsAttributes() {
        assertDifference(
                "[{'retain':1},{'insert':'b','attributes':{'bold':true}},{'delete':1}]",
                "[{'insert':'axd'}]",
                "[{'insert':'a'},{'insert':'b','attributes':{'bold':true}},{'insert':'d'}]");
    }

    @Test
    void attributesThatDifferAreSetAndMissingOnesRemoved() {
        assertDifference(
                "[{'retain':2,'attributes':{'bold':null,'color':'red','size':1}},"
                        + "{'retain':1,'attributes':{'link':'y'}}]",
                "[{'insert':'ab','attributes':{'bold':true,'color':'blue','link':'x'}},{'insert':'c'}]",
                "[{'insert':'ab','attributes':{'color':'red','link':'x','size':1}},"
                        + "{'insert':'c','attributes':{'link':'y'}}]");
    }

    @Test
    void attributesAreComparedDeeply() {
        assertDifference(
                "[]",
                "[{'insert':'a','attributes':{'list':[1,{'b':2,'c':3}]}}]",
                "[{'insert':'a','attributes':{'list':[1.0,{'c':3,'b':2}]}}]");
    }

    /** A retain can't set an attribute to null, but the difference names it. */
    @Test
    void anAttributeThatIsNullDiffersFromNone() {
        assertDifference(
                "[{'retain':1,'attributes':{'bold':null}}]",
                "[{'insert':'a'}]",
                "[{'insert':'a','attributes':{'bold':null}}]");
    }

    @Test
    void anEmbedIsKeptWhereItIsTheSame() {
        assertDifference(
                "[{'insert':'x'},{'retain':1,'attributes':{'width':2}}]",
                "[{'insert':{'image':{'u':[1]}}}]",
                "[{'insert':'x'},{'insert':{'image':{'u':[1.0]}},'attributes':{'width':2}}]");
    }

    @Test
    void anEmbedIsReplacedWhereItIsAnother() {
        assertDifference(
                "[{'retain':1},{'insert':{'image':'y'}},{'delete':1}]",
                "[{'insert':'a'},{'insert':{'image':'x'}},{'insert':'b'}]",
                "[{'insert':'a'},{'insert':{'image':'y'}},{'insert':'b'}]");
    }

    /** In the texts that are compared an embed is a NUL, but it isn't one. */
    @Test
    void anEmbedIsNotTheSameAsANul() {
        assertDifference(
                "[{'insert':'\\u0000'},{'delete':1}]", "[{'insert':{'image':'x'}}]", "[{'insert':'\\u0000'}]");
        assertDifference(
                "[{'insert':{'image':'x'}},{'delete':1}]", "[{'insert':'\\u0000'}]", "[{'insert':{'image':'x'}}]");
    }

    @Test
    void anEmptyDocumentIsFilledAndEmptied() {
        assertDifference("[{'insert':'a'}]", "[]", "[{'insert':'a'}]");
        assertDifference("[{'delete':1}]", "[{'insert':'a'}]", "[]");
        assertDifference("[]", "[]", "[]");
    }

    private static void assertDifference(String expected, String before, String after) {
        assertEquals(delta(expected), document(before).diff(document(after)));
    }
}
