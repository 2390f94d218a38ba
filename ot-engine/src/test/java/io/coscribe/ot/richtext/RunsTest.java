package io.coscribe.ot.richtext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Seeds;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunsTest {

    @Test
    void splittingAndJoiningKeepTheTextAndTheInvariants() {
        Seeds.forEach(300, random -> {
            StringBuilder model = new StringBuilder();
            Runs runs = Runs.EMPTY;
            for (int step = 0; step < 100; step++) {
                int position = random.nextInt(model.length() + 1);
                Runs.Split split = runs.split(position);
                RunsInvariants.check(split.before());
                RunsInvariants.check(split.after());
                if (random.nextInt(3) == 0) {
                    runs = split.after().concat(split.before());
                    model = new StringBuilder(model.substring(position)).append(model, 0, position);
                } else {
                    String text = "x".repeat(random.nextInt(random.nextBoolean() ? 3 : 2000) + 1) + step;
                    runs = split.before().concat(Runs.of(plain(text))).concat(split.after());
                    model.insert(position, text);
                }
                RunsInvariants.check(runs);
                assertEquals(model.length(), runs.length());
            }
            assertEquals(model.toString(), text(runs));
        });
    }

    @Test
    void typingLeavesFewLeaves() {
        Seeds.forEach(3, random -> {
            Runs runs = Runs.EMPTY;
            int length = 20_000;
            for (int i = 0; i < length; i++) {
                Runs.Split split = runs.split(random.nextInt(i + 1));
                runs = split.before().concat(Runs.of(plain("x"))).concat(split.after());
            }
            int leaves = pieces(runs).size();
            assertTrue(leaves <= 2 * length / Runs.MAX_TEXT + 1, () -> leaves + " leaves");
        });
    }

    @Test
    void differentAttributesStayApart() {
        List<Insert> stripes = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            stripes.add(new Text("x", i % 2 == 0 ? Attributes.NONE : Attributes.of(Map.of("bold", true))));
        }
        Runs runs = Runs.of(stripes);

        RunsInvariants.check(runs);
        assertEquals(stripes, pieces(runs));
        assertEquals(10, runs.height());
    }

    @Test
    void theInvariantsFindABrokenTree() {
        Runs leaf = Runs.of(plain("x"));
        Runs full = Runs.of(plain("x".repeat(Runs.MAX_TEXT)));

        assertBroken(Runs.Branch.of(leaf, leaf));
        assertBroken(Runs.Branch.of(full, Runs.Branch.of(full, Runs.Branch.of(full, full))));
        assertBroken(new Runs.Branch(full, full, 7, 1));
        assertBroken(new Runs.Branch(full, full, 2 * Runs.MAX_TEXT, 3));
        assertBroken(new Runs.Leaf(plain("x".repeat(Runs.MAX_TEXT + 1))));
    }

    @Test
    void aDocumentCanNotGrowBeyondItsLengths() {
        Runs runs = new Runs.Branch(Runs.of(plain("x")), Runs.of(plain("y")), Integer.MAX_VALUE, 1);

        InvalidOperationException refused =
                assertThrows(InvalidOperationException.class, () -> Runs.Branch.of(runs, Runs.of(plain("z"))));

        assertEquals(InvalidOperationException.Code.TOO_LONG, refused.code());
    }

    private static void assertBroken(Runs runs) {
        assertThrows(IllegalStateException.class, () -> RunsInvariants.check(runs));
    }

    private static Text plain(String text) {
        return new Text(text, Attributes.NONE);
    }

    private static List<Insert> pieces(Runs runs) {
        List<Insert> pieces = new ArrayList<>();
        runs.pieces().forEachRemaining(pieces::add);
        return pieces;
    }

    private static String text(Runs runs) {
        StringBuilder text = new StringBuilder();
        runs.pieces().forEachRemaining(piece -> text.append(((Text) piece).text()));
        return text.toString();
    }
}
