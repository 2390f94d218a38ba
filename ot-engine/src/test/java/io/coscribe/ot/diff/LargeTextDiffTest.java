package io.coscribe.ot.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever two texts of a million units hold, finding their difference takes neither their square nor a deep stack. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LargeTextDiffTest {

    private static final int LENGTH = 1_000_000;

    @Test
    void unrelatedTextsAreReplaced() {
        List<Step> steps = TextDiff.between(text(1, LENGTH, 26), text(2, LENGTH, 26));

        assertTrue(steps.size() < 10, () -> steps.size() + " steps");
        assertLengths(LENGTH, LENGTH, steps);
    }

    @Test
    void aFewChangesInALongTextAreFound() {
        String before = text(1, LENGTH, 26);
        StringBuilder after = new StringBuilder(before);
        for (int place = 1; place <= 1000; place++) {
            after.setCharAt(place * 997, '#');
        }

        List<Step> steps = TextDiff.between(before, after.toString());

        assertEquals(1000, steps.stream().filter(step -> step.kind() == Step.Kind.DELETE).count());
        assertEquals(1000, lengthOf(Step.Kind.INSERT, steps));
        assertLengths(LENGTH, LENGTH, steps);
    }

    @Test
    void textsThatRepeatThemselvesTakeNoLonger() {
        String repeated = "ab".repeat(LENGTH / 2);
        String before = "x" + repeated + text(1, 20_000, 26) + repeated + "y";
        String after = "y" + repeated.substring(101) + text(2, 20_000, 26) + repeated.substring(203) + "x";

        assertLengths(before.length(), after.length(), TextDiff.between(before, after));
    }

    /** Every diagonal that is searched is as long as the stretch that repeats one letter. */
    @Test
    void oneLetterRepeatedBesideUnrelatedTextsTakesNoLonger() {
        String repeated = "a".repeat(2 * LENGTH / 5);
        String before = "x" + repeated + text(1, LENGTH / 2, 26);
        String after = "y" + repeated + text(2, LENGTH / 2, 26);

        assertLengths(before.length(), after.length(), TextDiff.between(before, after));
    }

    @Test
    void textsOfTwoLettersTakeNoLonger() {
        assertLengths(LENGTH, LENGTH, TextDiff.between(text(1, LENGTH, 2), text(2, LENGTH, 2)));
    }

    @Test
    void halvesOfPairsTakeNoLonger() {
        String before = "\ud83d".repeat(LENGTH);
        String after = "\ud83d\ude00".repeat(LENGTH / 2);

        assertLengths(LENGTH, LENGTH, TextDiff.between(before, after));
    }

    @Test
    void theShortestWayIsFoundUpToTheLimit() {
        int replaced = TextDiff.MAX_DISTANCE / 2;

        assertEquals(replaced, lengthOf(Step.Kind.DELETE, replacements(replaced)));
    }

    @Test
    void beyondTheLimitThePartIsReplacedAsAWhole() {
        List<Step> steps = replacements(TextDiff.MAX_DISTANCE / 2 + 1);

        assertEquals(List.of(Step.Kind.DELETE, Step.Kind.INSERT), steps.stream().map(Step::kind).toList());
    }

    /** From a text of which every eleventh unit is then another one, from the first to the last. */
    private static List<Step> replacements(int count) {
        String kept = "0123456789";
        String before = "a" + (kept + "a").repeat(count - 1);
        String after = "b" + (kept + "b").repeat(count - 1);
        return TextDiff.between(before, after);
    }

    private static String text(long seed, int length, int letters) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(letters)));
        }
        return text.toString();
    }

    private static void assertLengths(int before, int after, List<Step> steps) {
        assertEquals(before, lengthOf(Step.Kind.KEEP, steps) + lengthOf(Step.Kind.DELETE, steps));
        assertEquals(after, lengthOf(Step.Kind.KEEP, steps) + lengthOf(Step.Kind.INSERT, steps));
    }

    private static int lengthOf(Step.Kind kind, List<Step> steps) {
        return steps.stream().filter(step -> step.kind() == kind).mapToInt(Step::length).sum();
    }
}
