package io.coscribe.ot.json0;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Transforms operations that are lists of components, done one after the other, given how one component is transformed
 * over one other and how a component is appended. Costs the product of both lengths.
 *
 * <p>Each component of the one side walks along the components of the other side, and every pair that meets is
 * exchanged: each is rewritten to come after the other. A component that falls apart on its way is a list of its own
 * from there on; such lists wait in a stack of {@link Crossing}s, because an operation that is made to fall apart at
 * every step would be too much for recursion. For one thread and one call: what pairs cost is charged to its work.
 *
 * @param <C> the kind of component; immutable
 */
abstract class PairwiseTransform<C> {

    final Work work;

    PairwiseTransform(Work work) {
        this.work = work;
    }

    /** A quick look whether no component of the one can touch any of the other; false if in doubt. Neither is empty. */
    abstract boolean areApart(List<C> components, List<C> others);

    /** Whether transforming one over the other could change either. */
    abstract boolean touch(C one, C other);

    /** How long the component's path is: what it costs to compare or change it. */
    abstract int steps(C component);

    /** Appends to {@code result} what becomes of a component that comes after {@code over}. */
    abstract void transform(C component, C over, Side side, List<C> result);

    /** Adds a component behind the others, and makes it one with the last where the two can be one. */
    abstract void append(List<C> components, C component);

    /**
     * {@code components} rewritten to apply after {@code over}.
     *
     * @throws InvalidOperationException if both are so long, and at the same places, that it would take too long
     */
    final List<C> transform(List<C> components, List<C> over, Side side) {
        if (over.isEmpty() || components.isEmpty()) {
            return components;
        }
        if (!anyTouch(components, over)) {
            return untouched(components, over, side);
        }
        if (components.size() == 1 && over.size() == 1) {
            List<C> result = new ArrayList<>(2);
            transform(components.getFirst(), over.getFirst(), side, result);
            return result;
        }
        return switch (side) {
            case LEFT -> cross(components, over).left;
            case RIGHT -> cross(over, components).right;
        };
    }

    private boolean anyTouch(List<C> components, List<C> over) {
        if (areApart(components, over)) {
            return false;
        }
        for (C component : components) {
            for (C other : over) {
                work.look(commonSteps(component, other));
                if (touch(component, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private int commonSteps(C one, C other) {
        return Math.min(steps(one), steps(other));
    }

    /** What is appended anew at each walk past it, as if something had changed. */
    private List<C> untouched(List<C> components, List<C> over, Side side) {
        int walks = side == Side.RIGHT ? 1 : over.size();
        List<C> result = components;
        if (components.size() == 1) {
            return result;
        }
        for (int i = 0; i < walks; i++) {
            List<C> before = result;
            result = new ArrayList<>(before.size());
            appendAll(result, before);
            if (result.size() == before.size()) {
                return before;
            }
        }
        return result;
    }

    final void appendAll(List<C> components, List<C> more) {
        for (C component : more) {
            work.append(steps(component));
            append(components, component);
        }
    }

    /** Both operations, each rewritten to come after the other. */
    private record Crossed<C>(List<C> left, List<C> right) {}

    private Crossed<C> cross(List<C> left, List<C> right) {
        Deque<Crossing> waiting = new ArrayDeque<>();
        Crossing crossing = new Crossing(left, right);
        while (true) {
            Crossing part = crossing.advance();
            if (part != null) {
                waiting.push(crossing);
                crossing = part;
            } else if (waiting.isEmpty()) {
                return new Crossed<>(crossing.left, crossing.newRight);
            } else {
                Crossing done = crossing;
                crossing = waiting.pop();
                crossing.resume(done);
            }
        }
    }

    /** Two operations on their way past each other. */
    private final class Crossing {

        /** The left side after the components from the right that have come past it. */
        private List<C> left;

        /** The left side behind the component from the right that is on its way now. */
        private List<C> newLeft;

        private final List<C> right;
        private final List<C> newRight = new ArrayList<>();
        private int nextRight;

        Crossing(List<C> left, List<C> right) {
            this.left = left;
            this.right = right;
        }

        /** Goes on to the end, then returns null, or to where a component falls apart, then returns its crossing. */
        Crossing advance() {
            while (nextRight < right.size()) {
                Crossing part = walk(right.get(nextRight++));
                if (part != null) {
                    return part;
                }
                left = newLeft;
            }
            return null;
        }

        private Crossing walk(C fromRight) {
            C walker = fromRight;
            List<C> parts = new ArrayList<>(2);
            newLeft = new ArrayList<>(left.size());
            for (int i = 0; i < left.size(); i++) {
                C met = left.get(i);
                work.look(commonSteps(met, walker));
                if (!touch(met, walker)) {
                    append(newLeft, met);
                    continue;
                }
                work.exchange(Math.max(steps(met), steps(walker)));
                transform(met, walker, Side.LEFT, newLeft);
                transform(walker, met, Side.RIGHT, parts);
                switch (parts.size()) {
                    case 1 -> walker = parts.removeLast();
                    case 0 -> {
                        appendAll(newLeft, left.subList(i + 1, left.size()));
                        return null;
                    }
                    default -> {
                        // The parts go on from here; nothing else needs what is ahead of them.
                        List<C> ahead = left.subList(i + 1, left.size());
                        left = List.of();
                        return new Crossing(ahead, parts);
                    }
                }
            }
            append(newRight, walker);
            return null;
        }

        /** Goes on behind a component that fell apart, its parts having come to the end of the left side. */
        void resume(Crossing parts) {
            appendAll(newLeft, parts.left);
            appendAll(newRight, parts.newRight);
            left = newLeft;
        }
    }
}
