package io.coscribe.ot.rope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RopeTest {

    private static final Pieces<String> PIECES = new StringPieces(8);

    @Test
    void editingEqualsEditingAString() {
        Seeds.forEach(100, random -> {
            StringBuilder model = new StringBuilder();
            Rope<String> rope = Rope.empty();
            for (int step = 0; step < 200; step++) {
                int from = random.nextInt(model.length() + 1);
                int to = Math.min(model.length(), from + (random.nextBoolean() ? 0 : random.nextInt(40)));
                String insert = text(random);
                model.replace(from, to, insert);
                rope = edited(rope, from, to, insert);

                rope.checkInvariants(PIECES);
                assertEquals(model.length(), rope.length());
                assertEquals(model.toString(), String.join("", pieces(rope)));
            }
        });
    }

    private static String text(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "abcdefgh ".repeat(random.nextInt(30));
            default -> "xy".substring(random.nextInt(2));
        };
    }

    private static Rope<String> edited(Rope<String> rope, int from, int to, String insert) {
        Rope<String> spliced = rope.spliced(from, to, insert.isEmpty() ? null : insert, PIECES);
        return spliced != null ? spliced : rebuilt(rope, from, to, insert);
    }

    private static Rope<String> rebuilt(Rope<String> rope, int from, int to, String insert) {
        RopeBuilder<String> builder = new RopeBuilder<>(PIECES);
        rope.copyTo(builder, 0, from);
        if (!insert.isEmpty()) {
            builder.append(insert);
        }
        rope.copyTo(builder, to, rope.length());
        return builder.build();
    }

    @Test
    void partsInAnyOrderMakeASoundRope() {
        Seeds.forEach(300, random -> {
            String text = "0123456789".repeat(random.nextInt(200));
            Rope<String> rope = rebuilt(Rope.empty(), 0, 0, text);
            RopeBuilder<String> builder = new RopeBuilder<>(PIECES);
            StringBuilder model = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                int from = random.nextInt(text.length() + 1);
                int to = from + random.nextInt(text.length() - from + 1);
                rope.copyTo(builder, from, to);
                model.append(text, from, to);
            }
            Rope<String> result = builder.build();

            result.checkInvariants(PIECES);
            assertEquals(model.toString(), String.join("", pieces(result)));
        });
    }

    @Test
    void typingAndDeletingLeaveFewPieces() {
        Rope<String> rope = Rope.empty();
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            int position = random.nextInt(i + 1);
            rope = edited(rope, position, position, "x");
        }
        int typed = pieces(rope).size();
        assertTrue(typed <= 20_000 / 3, () -> typed + " pieces of 20000 units");

        for (int i = 20_000; i > 1000; i--) {
            int position = random.nextInt(i);
            rope = edited(rope, position, position + 1, "");
        }
        int left = pieces(rope).size();
        assertTrue(left <= 1000 / 2, () -> left + " pieces of 1000 units");
    }

    @Test
    void anEditCopiesOnlyThePathToIt() {
        Rope<String> rope = rebuilt(Rope.empty(), 0, 0, "0123456789".repeat(1000));

        Rope<String> edited = edited(rope, 0, 0, "x");

        assertEquals(2, rope.height());
        assertSame(rope.child(1), edited.child(1));
        assertSame(rope.child(0).child(1), edited.child(0).child(1));
    }

    @Test
    void theShortWayIsForOneLeafOnly() {
        Rope<String> rope = rebuilt(Rope.empty(), 0, 0, "0123456789".repeat(100));
        int leaf = rope.child(0).length();
        int few = rope.child(0).start(9);

        assertNull(rope.spliced(leaf - 1, leaf + 1, null, PIECES));
        assertNull(rope.spliced(0, leaf, null, PIECES));
        assertNull(rope.spliced(0, few, null, PIECES), "leaves too few pieces");
        assertNull(rope.spliced(1, 1, "much too long".repeat(20), PIECES));
        assertNull(Rope.<String>empty().spliced(0, 0, "x", PIECES));
    }

    @Test
    void anEditOfSeveralPiecesInOneLeafIsShort() {
        Rope<String> rope = rebuilt(Rope.empty(), 0, 0, "aaaa bbbb cccc dddd ");

        Rope<String> edited = rope.spliced(3, 16, "insertion", PIECES);

        edited.checkInvariants(PIECES);
        assertEquals("aaainsertionddd ", String.join("", pieces(edited)));
    }

    @Test
    void thePiecesEnd() {
        assertThrows(NoSuchElementException.class, () -> Rope.empty().pieces().next());
    }

    /** Pieces that are nothing but long. */
    @Test
    void aRopeCanNotOutgrowItsLengths() {
        Pieces<String> huge = new StringPieces(8) {
            @Override
            public int length(String piece) {
                return 1 << 30;
            }
        };
        RopeBuilder<String> builder = new RopeBuilder<>(huge);
        builder.append("12345678");
        builder.append("12345678");

        InvalidOperationException refused = assertThrows(InvalidOperationException.class, builder::build);

        assertEquals(InvalidOperationException.Code.TOO_LONG, refused.code());
    }

    @Test
    void theInvariantsFindABrokenRope() {
        Rope<String> leaf = node(0, "12345678");

        assertBroken(node(1, leaf));
        assertBroken(node(1, leaf, leaf));
        assertBroken(node(0, "1", "2"));
        assertBroken(node(0, ""));
        assertBroken(node(0, "123456789"));
        assertBroken(node(2, leaf, leaf));
        assertBroken(node(0, (Object[]) "12345678,".repeat(17).split(",")));
    }

    private static Rope<String> node(int height, Object... children) {
        return Rope.node(height, children, PIECES);
    }

    private static void assertBroken(Rope<String> rope) {
        assertThrows(IllegalStateException.class, () -> rope.checkInvariants(PIECES));
    }

    private static List<String> pieces(Rope<String> rope) {
        List<String> pieces = new ArrayList<>();
        rope.pieces().forEachRemaining(pieces::add);
        return pieces;
    }
}
