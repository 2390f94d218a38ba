package io.coscribe.ot.unicode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.coscribe.ot.Content;
import io.coscribe.ot.Operation;
import io.coscribe.ot.Samples;
import io.coscribe.ot.unicode.Component.Delete;
import io.coscribe.ot.unicode.Component.Insert;
import io.coscribe.ot.unicode.Component.Skip;
import java.util.List;
import java.util.Random;

public final class UnicodeSamples implements Samples {

    @Override
    public TextUnicode type() {
        return UnicodeTexts.TYPE;
    }

    @Override
    public TextDocument content(Random random) {
        return new RandomText(random).document(random.nextInt(10) == 0 ? 5000 : 12);
    }

    @Override
    public TextOperation operation(Content content, Random random) {
        return new RandomText(random).operation((TextDocument) content);
    }

    @Override
    public void checkInvariants(Content content) {
        TextDocument document = (TextDocument) content;
        document.checkInvariants();
        assertEquals(CodePoints.of(document.toString()).length(), document.length());
    }

    @Override
    public void checkCanonical(Operation operation) {
        List<Component> components = ((TextOperation) operation).components();
        Component previous = null;
        for (Component component : components) {
            assertFalse(areOneKind(previous, component), () -> "not canonical: " + components);
            previous = component;
        }
        assertFalse(previous instanceof Skip, () -> "tail: " + components);
    }

    private static boolean areOneKind(Component first, Component second) {
        return switch (second) {
            case Skip _ -> first instanceof Skip;
            case Insert _ -> first instanceof Insert;
            case Delete _ -> first instanceof Delete;
        };
    }

    @Override
    public List<String> keys() {
        return List.of("d");
    }

    @Override
    public String toString() {
        return type().name();
    }
}
