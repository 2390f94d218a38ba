package io.coscribe.ot.json0;

import io.coscribe.ot.Json;
import io.coscribe.ot.json0.Component.ListDelete;
import io.coscribe.ot.json0.Component.ListInsert;
import io.coscribe.ot.json0.Component.ListMove;
import io.coscribe.ot.json0.Component.ListReplace;
import io.coscribe.ot.json0.Component.NumberAdd;
import io.coscribe.ot.json0.Component.ObjectDelete;
import io.coscribe.ot.json0.Component.ObjectInsert;
import io.coscribe.ot.json0.Component.ObjectReplace;
import io.coscribe.ot.json0.Component.StringEdit;
import io.coscribe.ot.json0.Component.SubtypeEdit;
import java.util.List;
import java.util.Map;

/**
 * How components become fewer: a component that follows another one at the same path and is one with it, or undoes it,
 * leaves one or none of the two.
 */
final class Components {

    private Components() {}

    /** Adds a component behind the others, and makes it one with the last where the two can be one. */
    static void append(List<Component> components, Component component, Work work) {
        if (components.isEmpty() || !components.getLast().path().equals(component.path())) {
            components.add(component);
            return;
        }
        switch (joined(components.getLast(), component, work)) {
            case Both _ -> components.add(component);
            case None _ -> components.removeLast();
            case One(Component one) -> components.set(components.size() - 1, one);
        }
    }

    /** What two neighbours come to. */
    private sealed interface Joined {}

    private record Both() implements Joined {}

    private record None() implements Joined {}

    private record One(Component component) implements Joined {}

    private static final Joined BOTH = new Both();
    private static final Joined NONE = new None();

    private static Joined joined(Component last, Component next, Work work) {
        return switch (next) {
            case NumberAdd add -> last instanceof NumberAdd before ? joined(before, add) : BOTH;
            case StringEdit edit -> last instanceof StringEdit before ? joined(before, edit, work) : BOTH;
            case SubtypeEdit(Path path, var edits) -> last instanceof SubtypeEdit before
                    ? new One(new SubtypeEdit(path, Text0.compose(before.edits(), edits, work)))
                    : BOTH;
            case ListDelete delete -> joined(last, delete, work);
            case ListMove move -> movesNothing(move) && !(last instanceof StringEdit) ? new One(last) : BOTH;
            case ObjectInsert insert -> last instanceof ObjectDelete(Path path, Object removed)
                    ? new One(new ObjectReplace(path, removed, insert.value()))
                    : BOTH;
            case ObjectDelete delete -> joined(last, delete);
            case ObjectReplace replace -> joined(last, replace);
            case ListInsert _, ListReplace _ -> BOTH;
        };
    }

    private static boolean movesNothing(ListMove move) {
        return move.to() == move.path().lastIndex();
    }

    private static Joined joined(NumberAdd last, NumberAdd next) {
        double sum = last.amount().doubleValue() + next.amount().doubleValue();
        // No component can hold an infinite sum.
        return Double.isFinite(sum) ? new One(new NumberAdd(next.path(), (Number) Json.of(sum))) : BOTH;
    }

    private static Joined joined(StringEdit last, StringEdit next, Work work) {
        if (next.edit().text().isEmpty()) {
            return new One(last);
        }
        TextComponent one = Text0.joined(last.edit(), next.edit(), work);
        return one == null ? BOTH : new One(new StringEdit(last.path(), one));
    }

    /** An element that comes and goes leaves nothing, provided that it is no list or object. */
    private static Joined joined(Component last, ListDelete delete, Work work) {
        Object gone = delete.removed();
        if (gone instanceof List || gone instanceof Map) {
            return BOTH;
        }
        if (gone instanceof String text) {
            work.moveText(text.length());
        }
        return switch (last) {
            case ListInsert(Path _, Object value) when same(value, gone) -> NONE;
            case ListReplace(Path path, Object removed, Object value) when same(value, gone) ->
                new One(new ListDelete(path, removed));
            default -> BOTH;
        };
    }

    private static Joined joined(Component last, ObjectDelete delete) {
        return switch (last) {
            case ObjectInsert _ -> NONE;
            case ObjectReplace(Path path, Object removed, Object _) -> new One(new ObjectDelete(path, removed));
            default -> BOTH;
        };
    }

    private static Joined joined(Component last, ObjectReplace replace) {
        return switch (last) {
            case ObjectInsert(Path path, Object _) -> new One(new ObjectInsert(path, replace.value()));
            case ObjectReplace(Path path, Object removed, Object _) ->
                new One(new ObjectReplace(path, removed, replace.value()));
            default -> BOTH;
        };
    }

    private static boolean same(Object a, Object b) {
        return a == null ? b == null : a.equals(b);
    }
}
