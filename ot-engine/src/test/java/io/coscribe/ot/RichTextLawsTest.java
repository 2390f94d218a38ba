package io.coscribe.ot;

import static io.coscribe.ot.Jsons.delta;
import static io.coscribe.ot.Jsons.document;
import static io.coscribe.ot.Jsons.text;
import static io.coscribe.ot.Jsons.throughBytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.coscribe.ot.Component.Delete;
import io.coscribe.ot.Component.Insert;
import io.coscribe.ot.Component.Retain;
import io.coscribe.ot.Component.Text;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws that {@link OtType} states, on random operations. */
class RichTextLawsTest {

    private static final int ROUNDS = 3000;
    private static final RichText TYPE = Jsons.RICH_TEXT;

    @Test
    void concurrentOperationsConverge() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomRichText random = new RandomRichText(seed);
            RichTextDocument start = random.document(sizeFor(seed));
            Delta a = random.receivedDelta(start.length());
            Delta b = random.receivedDelta(start.length());

            for (Side side : Side.values()) {
                RichTextDocument overA = applied(applied(start, a), transformed(b, a, side));
                RichTextDocument overB = applied(applied(start, b), transformed(a, b, side.opposite()));

                assertEquals(overA, overB, () -> side + literals(start, a, b));
            }
        });
    }

    @Test
    void composingEqualsApplyingOneAfterTheOther() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomRichText random = new RandomRichText(seed);
            RichTextDocument start = random.document(sizeFor(seed));
            Delta a = random.receivedDelta(start.length());
            RichTextDocument middle = applied(start, a);
            Delta b = random.receivedDelta(middle.length());

            Delta composed = a.compose(b);

            assertCanonical(composed.components());
            assertEquals(applied(middle, b), applied(start, composed), () -> literals(start, a, b));
        });
    }

    @Test
    void composingIsAssociative() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomRichText random = new RandomRichText(seed);
            RichTextDocument start = random.document(40);
            Delta a = random.delta(start.length());
            Delta b = random.delta(applied(start, a).length());
            Delta c = random.delta(applied(applied(start, a), b).length());

            RichTextDocument left = applied(start, a.compose(b).compose(c));
            RichTextDocument right = applied(start, a.compose(b.compose(c)));

            assertEquals(left, right, () -> literals(start, a, b, c));
        });
    }

    @Test
    void invertingTakesBack() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomRichText random = new RandomRichText(seed);
            RichTextDocument start = random.document(sizeFor(seed));
            Delta a = random.receivedDelta(start.length());

            Delta inverse = a.invert(start);

            assertCanonical(inverse.components());
            assertEquals(start, applied(applied(start, a), inverse), () -> literals(start, a));
        });
    }

    @Test
    void applyingEqualsComposingOntoTheDocument() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomRichText random = new RandomRichText(seed);
            RichTextDocument start = random.document(sizeFor(seed));
            Delta a = random.receivedDelta(start.length());

            assertEquals(asDelta(start).compose(a), asDelta(applied(start, a)), () -> literals(start, a));
        });
    }

    @Test
    void anOldDocumentStaysAsItWas() {
        Seeds.forEach(ROUNDS / 10, seed -> {
            RandomRichText random = new RandomRichText(seed);
            RichTextDocument start = random.document(3000);
            String before = text(start);
            RichTextDocument now = start;
            for (int i = 0; i < 10; i++) {
                now = applied(now, random.delta(now.length()));
            }
            assertEquals(before, text(start));
        });
    }

    @Test
    void jsonKeepsEverything() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomRichText random = new RandomRichText(seed);
            RichTextDocument document = random.document(sizeFor(seed));
            Delta a = random.receivedDelta(document.length());

            assertEquals(document, document(text(document)));
            assertEquals(document, throughBytes(json -> TYPE.writeContent(document, json), TYPE::readContent));
            assertEquals(a, delta(text(a)));
            assertEquals(a, throughBytes(json -> TYPE.writeOperation(a, json), TYPE::readOperation));
        });
    }

    /** Mostly small, for many conflicts; now and then large, for a tree of some height. */
    private static int sizeFor(Random seed) {
        return seed.nextInt(10) == 0 ? 5000 : 20;
    }

    private static RichTextDocument applied(RichTextDocument document, Delta operation) {
        RichTextDocument result = document.apply(operation);
        result.checkInvariants();
        assertCanonical(result);
        return result;
    }

    private static Delta transformed(Delta operation, Delta over, Side side) {
        Delta result = operation.transform(over, side);
        assertCanonical(result.components());
        return result;
    }

    private static Delta asDelta(RichTextDocument document) {
        DeltaBuilder delta = Delta.builder();
        document.forEach(delta::add);
        return delta.build();
    }

    private static void assertCanonical(Iterable<? extends Component> components) {
        Component previous = null;
        for (Component component : components) {
            assertFalse(previous != null && areOne(previous, component), () -> "not canonical: " + components);
            assertFalse(previous instanceof Delete && component instanceof Insert, () -> "order: " + components);
            previous = component;
        }
        assertFalse(previous instanceof Retain last && last.attributes().isEmpty(), () -> "tail: " + components);
    }

    private static boolean areOne(Component first, Component second) {
        return switch (first) {
            case Text text -> second instanceof Text next && next.attributes().equals(text.attributes());
            case Component.Embed _ -> false;
            case Retain retain -> second instanceof Retain next && next.attributes().equals(retain.attributes());
            case Delete _ -> second instanceof Delete;
        };
    }

    private static String literals(RichTextDocument start, Delta... operations) {
        return Stream.of(operations)
                .map(operation -> "\ndelta(\"" + quoted(text(operation)) + "\")")
                .collect(Collectors.joining("", "\ndocument(\"" + quoted(text(start)) + "\")", ""));
    }

    private static String quoted(String json) {
        return json.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
