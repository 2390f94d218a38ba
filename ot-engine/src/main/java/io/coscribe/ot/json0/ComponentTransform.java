package io.coscribe.ot.json0;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Side;
import io.coscribe.ot.json0.Component.ListDelete;
import io.coscribe.ot.json0.Component.ListInsert;
import io.coscribe.ot.json0.Component.ListMove;
import io.coscribe.ot.json0.Component.ListReplace;
import io.coscribe.ot.json0.Component.NumberAdd;
import io.coscribe.ot.json0.Component.ObjectDelete;
import io.coscribe.ot.json0.Component.ObjectInsert;
import io.coscribe.ot.json0.Component.ObjectReplace;
import io.coscribe.ot.json0.Component.Removal;
import io.coscribe.ot.json0.Component.StringEdit;
import io.coscribe.ot.json0.Component.SubtypeEdit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Transforms json0 operations.
 *
 * <p>One component affects another where the way to its container is the beginning of the other's path. Of the two
 * depths, the shallower one decides what can happen: a component at or below the level of {@code over} finds its path
 * shifted or its ground gone; one that removes what {@code over} changed deeper down takes the change into the value
 * that it removes, so that its inverse brings back what was there.
 */
final class ComponentTransform extends PairwiseTransform<Component> {

    /**
     * Who edits the lists and objects that removals of the one side have taken along changes of the other into: such
     * a value is of this call alone, so it is copied once and not for each change.
     */
    private final Map<Object, DocumentEditor> editors = new IdentityHashMap<>(0);

    private final TextTransform texts;

    ComponentTransform(Work work) {
        super(work);
        texts = new TextTransform(work);
    }

    /** Whether the ways to all containers of the one operation part from those of the other. */
    @Override
    boolean areApart(List<Component> components, List<Component> others) {
        int common = Math.min(commonSteps(components), commonSteps(others));
        return !components.getFirst().path().agrees(others.getFirst().path(), common);
    }

    /** How many steps the ways to all containers have in common. */
    private static int commonSteps(List<Component> components) {
        Component first = components.getFirst();
        int common = first.depth() - 1;
        for (Component component : components) {
            common = first.path().agreement(component.path(), Math.min(common, component.depth() - 1));
        }
        return common;
    }

    @Override
    boolean touch(Component one, Component other) {
        return one.path().agrees(other.path(), Math.min(one.depth(), other.depth()) - 1);
    }

    @Override
    int steps(Component component) {
        return component.path().length();
    }

    @Override
    void append(List<Component> components, Component component) {
        Components.append(components, component, work);
    }

    @Override
    void transform(Component component, Component over, Side side, List<Component> result) {
        int level = over.depth() - 1;
        if (component.depth() <= level) {
            append(result, component instanceof Removal removal ? changedInside(removal, over) : component);
            return;
        }
        if (!component.path().agrees(over.path(), level)) {
            append(result, component);
            return;
        }
        boolean sameLevel = component.depth() == over.depth();
        switch (over) {
            case NumberAdd _ -> append(result, component);
            case StringEdit edit -> overStringEdit(component, edit, side, result);
            case SubtypeEdit edit -> overSubtypeEdit(component, edit, side, result);
            case ObjectInsert insert -> overObjectInsert(component, insert, side, result);
            case ObjectReplace replace -> appendIfAny(result, overObjectReplace(component, replace, side));
            case ObjectDelete delete -> appendIfAny(result, overObjectDelete(component, delete));
            case ListInsert _, ListDelete _, ListReplace _, ListMove _ when !component.path().hasIndex(level) ->
                append(result, component instanceof StringEdit edit ? withPosition(edit, over) : component);
            case ListInsert insert -> append(result, overListInsert(component, insert, side));
            case ListDelete delete -> appendIfAny(result, overListDelete(component, delete));
            case ListReplace replace -> appendIfAny(result, overListReplace(component, replace, side));
            case ListMove move when sameLevel -> appendIfAny(result, overMoveInSameList(component, move, side));
            case ListMove move -> append(result, withElement(component, move));
        }
    }

    private void appendIfAny(List<Component> result, Component component) {
        if (component != null) {
            append(result, component);
        }
    }

    /** A removal of something that {@code over} changed. A value that can't take the change was never the one there. */
    private Component changedInside(Removal removal, Component over) {
        if (!over.path().isWithin(removal.path())) {
            return removal;
        }
        Object removed = removal.removed();
        DocumentEditor editor = editors.get(removed);
        if (editor == null) {
            editor = new DocumentEditor(removed, work);
        }
        try {
            editor.apply(over.at(over.path().after(removal.depth())));
        } catch (InvalidOperationException wrongValue) {
            if (wrongValue.code() == Code.TOO_COMPLEX) {
                throw wrongValue;
            }
            return removal;
        }
        Object changed = editor.root();
        if (changed instanceof List || changed instanceof Map) {
            editors.put(changed, editor);
        }
        return removal.withRemoved(changed);
    }

    /**
     * Two changes of one string. As in the reference, a string is taken for this one that lies deeper, in what has
     * overwritten this one in its operation, unknown to {@code over}; so too with a subtype.
     */
    private void overStringEdit(Component component, StringEdit over, Side side, List<Component> result) {
        if (component instanceof StringEdit(Path path, TextComponent edit)) {
            List<TextComponent> parts = new ArrayList<>(2);
            texts.transform(edit, over.edit(), side, parts);
            for (TextComponent part : parts) {
                append(result, new StringEdit(path, part));
            }
        } else {
            append(result, component);
        }
    }

    private void overSubtypeEdit(Component component, SubtypeEdit over, Side side, List<Component> result) {
        if (component instanceof SubtypeEdit(Path path, List<TextComponent> edits)) {
            List<TextComponent> transformed = texts.transform(edits, over.edits(), side);
            if (!transformed.isEmpty()) {
                append(result, new SubtypeEdit(path, transformed));
            }
        } else {
            append(result, component);
        }
    }

    /** Whether what is changed lies at or below the key, or in the whole document if {@code over} exchanges that. */
    private static boolean sharesKey(Component component, Component over) {
        return component.path().isWithin(over.path());
    }

    private void overObjectInsert(Component component, ObjectInsert over, Side side, List<Component> result) {
        boolean inserts = component instanceof ObjectInsert || component instanceof ObjectReplace;
        if (!inserts || !sharesKey(component, over)) {
            append(result, component);
        } else if (side == Side.LEFT) {
            append(result, new ObjectDelete(component.path(), over.value()));
            append(result, component);
        }
    }

    private static Component overObjectReplace(Component component, ObjectReplace over, Side side) {
        if (!sharesKey(component, over)) {
            return component;
        }
        if (side == Side.RIGHT || component.depth() > over.depth()) {
            return null;
        }
        return switch (component) {
            case ObjectInsert(Path path, Object value) -> new ObjectReplace(path, over.value(), value);
            case ObjectReplace replace -> replace.withRemoved(over.value());
            default -> null;
        };
    }

    private static Component overObjectDelete(Component component, ObjectDelete over) {
        if (!sharesKey(component, over)) {
            return component;
        }
        if (component.depth() > over.depth()) {
            return null;
        }
        return switch (component) {
            case ObjectInsert insert -> insert;
            case ObjectReplace(Path path, Object _, Object value) -> new ObjectInsert(path, value);
            default -> null;
        };
    }

    private static Component overListInsert(Component component, ListInsert over, Side side) {
        int level = over.depth() - 1;
        long inserted = over.path().lastIndex();
        long index = component.path().index(level);
        boolean sameGap = component instanceof ListInsert && component.depth() == over.depth() && index == inserted;
        boolean pushed = sameGap ? side == Side.RIGHT : inserted <= index;
        Path path = pushed ? component.path().withIndex(level, index + 1) : component.path();
        return component instanceof ListMove(Path _, long to) && component.depth() == over.depth()
                ? new ListMove(path, inserted <= to ? to + 1 : to)
                : shifted(component, path);
    }

    private static Component overListDelete(Component component, ListDelete over) {
        int level = over.depth() - 1;
        long deleted = over.path().lastIndex();
        long index = component.path().index(level);
        boolean sameLevel = component.depth() == over.depth();
        Path path = deleted < index ? component.path().withIndex(level, index - 1) : component.path();
        if (component instanceof ListMove(Path _, long to) && sameLevel) {
            boolean pulled = deleted < to || deleted == to && index < to;
            return index == deleted ? null : new ListMove(path, pulled ? to - 1 : to);
        }
        if (index != deleted) {
            return shifted(component, path);
        }
        return switch (component) {
            case Component _ when !sameLevel -> null;
            case ListDelete _ -> null;
            case ListReplace(Path _, Object _, Object value) -> new ListInsert(path, value);
            default -> component;
        };
    }

    private static Component overListReplace(Component component, ListReplace over, Side side) {
        if (component.path().index(over.depth() - 1) != over.path().lastIndex()) {
            return component;
        }
        return switch (component) {
            case Component _ when component.depth() > over.depth() -> null;
            case ListDelete _ -> null;
            case ListReplace replace -> side == Side.LEFT ? replace.withRemoved(over.value()) : null;
            default -> component;
        };
    }

    private static Component overMoveInSameList(Component component, ListMove over, Side side) {
        return switch (component) {
            case ListMove move -> ListMoves.transform(move, over, side);
            case ListInsert(Path path, Object value) ->
                new ListInsert(path.withLastIndex(ListMoves.ofGap(path.lastIndex(), over)), value);
            default -> withElement(component, over);
        };
    }

    /** A component that goes along with the element it is about. */
    private static Component withElement(Component component, ListMove over) {
        Path path = component.path();
        int level = over.depth() - 1;
        return shifted(component, path.withIndex(level, ListMoves.ofElement(path.index(level), over)));
    }

    /**
     * A change of a string that has overwritten the list in its operation, unknown to {@code over}: as in the
     * reference, the position in it is taken for the index of an element.
     */
    private static StringEdit withPosition(StringEdit edit, Component over) {
        if (edit.depth() != over.depth()) {
            return edit;
        }
        long position = edit.edit().position();
        long shifted = switch (over) {
            case ListInsert insert when insert.path().lastIndex() <= position -> position + 1;
            case ListDelete delete when delete.path().lastIndex() < position -> position - 1;
            case ListMove move -> ListMoves.ofElement(position, move);
            default -> position;
        };
        return new StringEdit(edit.path(), edit.edit().at(shifted));
    }

    private static Component shifted(Component component, Path path) {
        return path == component.path() ? component : component.at(path);
    }
}
