package io.coscribe.ot.json0;

import io.coscribe.ot.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Transform of lists of components at its plainest, what the fast one is compared with: every pair is exchanged, by
 * rules made anew for it, and a component that falls apart is a list that is transformed in its turn.
 */
final class SlowTransform<C> {

    private final Supplier<PairwiseTransform<C>> rules;

    SlowTransform(Supplier<PairwiseTransform<C>> rules) {
        this.rules = rules;
    }

    List<C> transform(List<C> components, List<C> over, Side side) {
        if (over.isEmpty()) {
            return components;
        }
        if (components.size() == 1 && over.size() == 1) {
            return transform(components.getFirst(), over.getFirst(), side);
        }
        return side == Side.LEFT ? exchange(components, over).left : exchange(over, components).right;
    }

    private List<C> transform(C component, C over, Side side) {
        List<C> result = new ArrayList<>();
        rules.get().transform(component, over, side, result);
        return result;
    }

    private record Exchanged<C>(List<C> left, List<C> right) {}

    private Exchanged<C> exchange(List<C> left, List<C> right) {
        List<C> before = left;
        List<C> newRight = new ArrayList<>();
        for (C fromRight : right) {
            List<C> newLeft = new ArrayList<>();
            List<C> parts = List.of(fromRight);
            int met = 0;
            while (parts.size() == 1 && met < before.size()) {
                C walker = parts.getFirst();
                rules.get().transform(before.get(met), walker, Side.LEFT, newLeft);
                parts = transform(walker, before.get(met), Side.RIGHT);
                met++;
            }
            List<C> ahead = before.subList(met, before.size());
            Exchanged<C> rest = ahead.isEmpty() ? new Exchanged<>(ahead, parts) : exchange(ahead, parts);
            appendAll(newLeft, rest.left);
            appendAll(newRight, rest.right);
            before = newLeft;
        }
        return new Exchanged<>(before, newRight);
    }

    private void appendAll(List<C> components, List<C> more) {
        more.forEach(component -> rules.get().append(components, component));
    }
}
