package io.coscribe.ot.unicode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random texts and operations: one and two units to a code point, and several code points to what is seen as one. */
final class RandomText {

    private static final String[] TEXTS = {
        "a", "b", "hello", "\n", "\ud83d\ude00", "\ud840\udc00", "e\u0301", "\u0301", "\ud83d\udc69\u200d\ud83d\udc67",
        "\u0000", "\u2028", "quote\" back\\slash"
    };

    private final Random random;

    RandomText(Random random) {
        this.random = random;
    }

    /** A text of up to about {@code size} code points. */
    TextDocument document(int size) {
        return TextDocument.of(CodePoints.of(text(random.nextInt(size + 1))));
    }

    /** An operation that applies to this text. */
    TextOperation operation(TextDocument document) {
        TextOperationBuilder operation = TextOperation.builder();
        int position = 0;
        for (int i = random.nextInt(8); i > 0; i--) {
            int rest = document.length() - position;
            int length = rest == 0 ? 0 : 1 + random.nextInt(random.nextBoolean() ? rest : Math.min(rest, 3));
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    operation.insert(text(1 + random.nextInt(4)));
                    length = 0;
                }
                case 3 -> operation.skip(length);
                case 4 -> operation.delete(length);
                default -> operation.delete(document.part(position, position + length));
            }
            position += length;
        }
        return operation.build();
    }

    /** Components with everything that canonical form does away with, as plain values. */
    List<Object> untidyComponents() {
        List<Object> components = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            components.add(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(3);
                        case 1 -> text(random.nextInt(3));
                        case 2 -> Map.of("d", random.nextInt(3));
                        default -> Map.of("d", text(random.nextInt(3)));
                    });
        }
        return components;
    }

    private String text(int about) {
        StringBuilder text = new StringBuilder();
        for (int length = 0; length < about; ) {
            String piece = TEXTS[random.nextInt(TEXTS.length)];
            text.append(piece);
            length += piece.codePointCount(0, piece.length());
        }
        return text.toString();
    }
}
