package io.coscribe.ot.unicode;

import io.coscribe.ot.Side;
import io.coscribe.ot.unicode.Component.DeleteCount;
import io.coscribe.ot.unicode.Component.DeleteText;
import io.coscribe.ot.unicode.Component.Insert;
import io.coscribe.ot.unicode.Component.Skip;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Transform at its plainest, place by place over a text of known length: what the fast one is compared with. */
final class SlowTransform {

    private SlowTransform() {}

    static TextOperation transform(TextOperation operation, TextOperation over, Side side, int length) {
        Spread own = new Spread(operation, length);
        Spread others = new Spread(over, length);
        TextOperationBuilder result = TextOperation.builder();
        for (int place = 0; place <= length; place++) {
            String mine = own.inserted.get(place);
            String theirs = others.inserted.get(place);
            if (side == Side.LEFT) {
                result.insert(mine);
            }
            result.skip(theirs.codePointCount(0, theirs.length()));
            if (side == Side.RIGHT) {
                result.insert(mine);
            }
            if (place < length && others.fates.get(place) instanceof Skip) {
                result.add(own.fates.get(place));
            }
        }
        return result.build();
    }

    /** An operation spread over a text. */
    private static final class Spread {

        /** What is inserted before each code point, and at the end. */
        final List<String> inserted;
        /** What happens to each code point: a skip or delete of length 1. */
        final List<Component> fates = new ArrayList<>();

        Spread(TextOperation operation, int length) {
            inserted = new ArrayList<>(Collections.nCopies(length + 1, ""));
            for (Component component : operation.components()) {
                switch (component) {
                    case Insert(CodePoints text) -> inserted.set(fates.size(), text.toString());
                    case Skip(int count) -> add(count, new Skip(1));
                    case DeleteCount(int count) -> add(count, new DeleteCount(1));
                    case DeleteText(CodePoints text) ->
                        text.toString().codePoints().forEach(codePoint -> add(1, deleted(codePoint)));
                }
            }
            add(length - fates.size(), new Skip(1));
        }

        private void add(int count, Component fate) {
            for (int i = 0; i < count; i++) {
                fates.add(fate);
            }
        }

        private static Component deleted(int codePoint) {
            return new DeleteText(CodePoints.of(Character.toString(codePoint)));
        }
    }
}
