package io.coscribe.ot.richtext;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.coscribe.ot.Content;
import io.coscribe.ot.Operation;
import io.coscribe.ot.Samples;
import io.coscribe.ot.richtext.Component.Delete;
import io.coscribe.ot.richtext.Component.Embed;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Retain;
import io.coscribe.ot.richtext.Component.Text;
import java.util.List;
import java.util.Random;

public final class RichTextSamples implements Samples {

    @Override
    public RichText type() {
        return RichTexts.TYPE;
    }

    @Override
    public RichTextDocument content(Random random) {
        return new RandomRichText(random).document(random.nextInt(10) == 0 ? 5000 : 20);
    }

    @Override
    public Delta operation(Content content, Random random) {
        return new RandomRichText(random).receivedDelta(((RichTextDocument) content).length());
    }

    @Override
    public void checkInvariants(Content content) {
        RichTextDocument document = (RichTextDocument) content;
        document.checkInvariants();
        checkCanonical(document);
    }

    @Override
    public void checkCanonical(Operation operation) {
        checkCanonical(((Delta) operation).components());
    }

    private static void checkCanonical(Iterable<? extends Component> components) {
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
            case Embed _ -> false;
            case Retain retain -> second instanceof Retain next && next.attributes().equals(retain.attributes());
            case Delete _ -> second instanceof Delete;
        };
    }

    @Override
    public List<String> keys() {
        return List.of("insert", "insert", "retain", "retain", "delete", "attributes", "bold", "ops");
    }

    @Override
    public String toString() {
        return type().name();
    }
}
