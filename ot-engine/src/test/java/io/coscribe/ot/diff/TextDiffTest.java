package io.coscribe.ot.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.ot.Seeds;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Differences are written as the first text with {@code [-deleted-]} and {@code [+inserted+]} in it. */
class TextDiffTest {

    @Test
    void equalTextsAreKept() {
        assertDifference("same", "same", "same");
        assertEquals(List.of(), TextDiff.between("", ""));
        assertEquals(List.of(Step.keep(1)), TextDiff.between("\ud83d", "\ud83d"));
    }

    @Test
    void theBeginningAndTheEndInCommonAreKept() {
        assertDifference("ab[-12-][+xyz+]cd", "ab12cd", "abxyzcd");
    }

    @Test
    void aTextInsideTheOtherIsKept() {
        assertDifference("[+ab+]xyz[+cd+]", "xyz", "abxyzcd");
        assertDifference("[-ab-]xyz[-cd-]", "abxyzcd", "xyz");
    }

    @Test
    void oneUnitThatIsNotInTheOtherTextIsReplaced() {
        assertDifference("[-x-][+abc+]", "x", "abc");
        assertDifference("[-abc-][+x+]", "abc", "x");
    }

    @Test
    void halfATextInCommonIsKept() {
        assertDifference("[-12-][+a+]345678[-90-][+z+]", "1234567890", "a345678z");
        assertDifference("[-a-][+12+]345678[-z-][+90+]", "a345678z", "1234567890");
    }

    @Test
    void halfATextInCommonIsKeptThoughAShorterWayExists() {
        assertDifference("[-qHillo-][+x+]HelloHe[-w-][+Hulloy+]", "qHilloHelloHew", "xHelloHeHulloy");
    }

    @Test
    void ofSeveralSuchHalvesTheFirstIsKept() {
        assertDifference("[-1-][+6+]abababab[-2345-][+ab7+]", "1abababab2345", "6ababababab7");
        assertDifference("[-6-][+1+]abababab[-ab7-][+2345+]", "6ababababab7", "1abababab2345");
    }

    @Test
    void theShortestWayIsTaken() {
        assertDifference("[-AB-]C[+B+]ABBA[+C+]", "ABCABBA", "CBABBAC");
    }

    @Test
    void aChangeGoesWhereWordsEnd() {
        assertDifference("The [+cat +]came", "The came", "The cat came");
        assertDifference("The [-cat -]came", "The cat came", "The came");
    }

    @Test
    void aChangeGoesWhereLinesEndRatherThanWords() {
        assertDifference("a b\n[+c b\n+]d", "a b\nd", "a b\nc b\nd");
    }

    @Test
    void aChangeGoesWhereBlankLinesAreRatherThanLines() {
        assertDifference("AAA\r\n\r\n[+BBB\r\n\r\n+]CCC", "AAA\r\n\r\nCCC", "AAA\r\n\r\nBBB\r\n\r\nCCC");
    }

    @Test
    void aChangeGoesWhereASentenceEndsRatherThanAWord() {
        assertDifference("xx.[+ yy.+] zz", "xx. zz", "xx. yy. zz");
    }

    @Test
    void whatIsKeptByChanceIsReplaced() {
        assertDifference("[-mouse-][+sofas+]", "mouse", "sofas");
    }

    @Test
    void whatIsLongerThanAChangeBesideItIsKept() {
        assertDifference("[-ab-][+cd+]1234[-e-][+w+]", "ab1234e", "cd1234w");
    }

    @Test
    void theOverlapOfADeletedAndAnInsertedTextIsKept() {
        assertDifference("[-abc-]xxx[+def+]", "abcxxx", "xxxdef");
        assertDifference("[+def+]xxx[-abc-]", "xxxabc", "defxxx");
    }

    @Test
    void aPairOfWhichOneHalfIsAnotherIsReplacedAsAWhole() {
        assertDifference("a[-\ud83d\ude00-][+\ud83d\ude01+]b", "a\ud83d\ude00b", "a\ud83d\ude01b");
        assertDifference("a[-\ud83d\ude00-][+\ud83e\ude00+]b", "a\ud83d\ude00b", "a\ud83e\ude00b");
    }

    @Test
    void aPairThatIsTornIsReplacedAsAWhole() {
        assertDifference("[-\ud83d\ude00-][+\ud83da\ude00+]", "\ud83d\ude00", "\ud83da\ude00");
    }

    @Test
    void halvesOfPairsInARowComeToAnEnd() {
        assertLeadsTo("a\ud83d", "a\ud83d\ud83d");
        assertLeadsTo("a\ud83d", "a\ud83d\ude00\ud83d");
        assertLeadsTo("a\ud83d\ude00", "a\ud83da\ude00");
    }

    @Test
    void theStepsLeadFromOneTextToTheOther() {
        Seeds.forEach(20_000, random -> assertLeadsTo(text(random), text(random)));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append("ab \n\ud83d\ud83e\ude00\ude01".charAt(random.nextInt(8)));
        }
        return text.toString();
    }

    private static void assertDifference(String expected, String before, String after) {
        StringBuilder written = new StringBuilder();
        walk(before, after, (kind, text) -> written.append(
                switch (kind) {
                    case KEEP -> text;
                    case DELETE -> "[-" + text + "-]";
                    case INSERT -> "[+" + text + "+]";
                }));
        assertEquals(expected, written.toString());
        assertLeadsTo(before, after);
    }

    private static void assertLeadsTo(String before, String after) {
        StringBuilder deletedOrKept = new StringBuilder();
        StringBuilder insertedOrKept = new StringBuilder();
        walk(before, after, (kind, text) -> {
            deletedOrKept.append(kind == Step.Kind.INSERT ? "" : text);
            insertedOrKept.append(kind == Step.Kind.DELETE ? "" : text);
        });
        assertEquals(before, deletedOrKept.toString());
        assertEquals(after, insertedOrKept.toString());
    }

    /** Hands out each step with its text; what is kept is taken from the first text. */
    private static void walk(String before, String after, BiConsumer<Step.Kind, String> steps) {
        int beforeEnd = 0;
        int afterEnd = 0;
        for (Step step : TextDiff.between(before, after)) {
            boolean inserts = step.kind() == Step.Kind.INSERT;
            int start = inserts ? afterEnd : beforeEnd;
            steps.accept(step.kind(), (inserts ? after : before).substring(start, start + step.length()));
            beforeEnd += inserts ? 0 : step.length();
            afterEnd += step.kind() == Step.Kind.DELETE ? 0 : step.length();
        }
    }
}
