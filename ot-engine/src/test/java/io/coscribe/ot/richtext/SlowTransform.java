package io.coscribe.ot.richtext;

import io.coscribe.ot.Side;
import io.coscribe.ot.richtext.Component.Delete;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Retain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Transform at its plainest, place by place over a document of known length: what the fast one is compared with. */
final class SlowTransform {

    private SlowTransform() {}

    static Delta transform(Delta operation, Delta over, Side side, int length) {
        Spread own = new Spread(operation, length);
        Spread others = new Spread(over, length);
        DeltaBuilder result = Delta.builder();
        for (int place = 0; place <= length; place++) {
            if (side == Side.RIGHT) {
                own.inserted.get(place).forEach(result::add);
            }
            others.inserted.get(place).forEach(insert -> result.retain(insert.length()));
            if (side == Side.LEFT) {
                own.inserted.get(place).forEach(result::add);
            }
            if (place < length && others.fates.get(place) instanceof Retain(int _, Attributes othersChange)) {
                result.add(fate(own.fates.get(place), othersChange, side));
            }
        }
        return result.build();
    }

    private static Component fate(Component own, Attributes othersChange, Side side) {
        if (side == Side.LEFT && own instanceof Retain(int length, Attributes change)) {
            Map<String, Object> left = new TreeMap<>(change.asMap());
            othersChange.asMap().forEach((name, _) -> left.remove(name));
            return new Retain(length, Attributes.of(left));
        }
        return own;
    }

    /** An operation spread over a document. */
    private static final class Spread {

        /** What is inserted before each unit, and at the end. */
        final List<List<Insert>> inserted = new ArrayList<>();
        /** What happens to each unit: a retain or delete of length 1. */
        final List<Component> fates = new ArrayList<>();

        Spread(Delta operation, int length) {
            for (int place = 0; place <= length; place++) {
                inserted.add(new ArrayList<>());
            }
            for (Component component : operation.components()) {
                switch (component) {
                    case Insert insert -> inserted.get(fates.size()).add(insert);
                    case Retain(int count, Attributes change) -> add(count, new Retain(1, change));
                    case Delete(int count) -> add(count, new Delete(1));
                }
            }
            add(length - fates.size(), new Retain(1, Attributes.NONE));
        }

        private void add(int count, Component fate) {
            for (int i = 0; i < count; i++) {
                fates.add(fate);
            }
        }
    }
}
