package io.coscribe.ot.json0;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies components to a value, one after the other. Containers on the way to a change are copied when they are first reached, and
 * changed in place from then on; all others are shared with the value before.
 *
 * <p>A copy stands in its container as an unmodifiable view from the start, and {@code copies} knows what is behind
 * the views while the editor lives. So nothing has to be sealed in the end, but what {@link #root} returned still
 * changes with the next component. For one thread and one call; what is copied and moved is charged to its work.
 */
final class DocumentEditor {

    private static final Long ROOT = 0L;

    /** An object with this key takes no changes from clients: the reference no longer knows it as an object. */
    private static final String CONSTRUCTOR = "constructor";

    private final Map<Object, Object> copies = new IdentityHashMap<>();

    /** A list around the root, so that the root too is in a container. */
    private final List<Object> holder = new ArrayList<>(1);

    private final Work work;
    private final SizeGrowth growth = new SizeGrowth();

    DocumentEditor(Object root, Work work) {
        holder.add(root);
        this.work = work;
    }

    /** The value after the components that were applied. */
    Object root() {
        return holder.getFirst();
    }

    /** How much longer the JSON is than in the beginning, in UTF-16 units. */
    long growth() {
        return growth.units();
    }

    /**
     * Applies components up to the first one that is refused.
     *
     * @throws InvalidOperationException if one of them doesn't fit, what it makes couldn't be read back, or there is
     *     too much work
     */
    void apply(List<Component> components) {
        for (int i = 0; i < components.size(); ) {
            if (components.get(i) instanceof StringEdit edit) {
                List<TextComponent> edits = editsOfOneString(edit.path(), components, i);
                editString(edit.path(), edits);
                i += edits.size();
            } else {
                apply(components.get(i));
                i++;
            }
        }
    }

    /** The changes from {@code start} on that are of one string, so that it is copied once and not for each. */
    private static List<TextComponent> editsOfOneString(Path path, List<Component> components, int start) {
        List<TextComponent> edits = new ArrayList<>();
        for (int i = start; i < components.size(); i++) {
            if (!(components.get(i) instanceof StringEdit(Path next, TextComponent edit)) || !next.equals(path)) {
                break;
            }
            edits.add(edit);
        }
        return edits;
    }

    /**
     * Applies one component, or changes nothing.
     *
     * @throws InvalidOperationException as above
     */
    void apply(Component component) {
        Path path = component.path();
        switch (component) {
            case NumberAdd(Path _, Number amount) -> add(path, amount);
            case StringEdit(Path _, TextComponent edit) -> editString(path, List.of(edit));
            case SubtypeEdit(Path _, List<TextComponent> edits) -> editString(path, edits);
            case ListInsert(Path _, Object value) -> {
                List<Object> list = list(path);
                int index = index(path, path.lastIndex(), list.size() + 1, list);
                work.moveElements(list.size() - index);
                list.add(index, fitting(value, path));
                growth.comesToList(value, list.size());
            }
            case ListDelete _ -> {
                List<Object> list = list(path);
                int index = index(path, path.lastIndex(), list.size(), list);
                work.moveElements(list.size() - index);
                growth.goesFromList(list.remove(index), list.size());
            }
            case ListReplace(Path _, Object _, Object value) -> {
                List<Object> list = list(path);
                growth.goes(list.set(index(path, path.lastIndex(), list.size(), list), fitting(value, path)));
                growth.comes(value);
            }
            case ListMove(Path _, long to) -> {
                List<Object> list = list(path);
                int from = index(path, path.lastIndex(), list.size(), list);
                int target = index(path, to, list.size(), list);
                work.moveElements(2 * list.size() - from - target);
                list.add(target, list.remove(from));
            }
            case ObjectInsert(Path _, Object value) -> put(path, fitting(value, path));
            case ObjectReplace(Path _, Object _, Object value) -> put(path, fitting(value, path));
            case ObjectDelete _ -> delete(path);
        }
    }

    private void add(Path path, Number amount) {
        Object container = container(path);
        if (!(get(container, path, path.length()) instanceof Number number)) {
            throw wrongKind("number", path);
        }
        Object sum = Json.of(number.doubleValue() + amount.doubleValue());
        set(container, path, path.length(), sum);
        growth.goes(number);
        growth.comes(sum);
    }

    private void editString(Path path, List<TextComponent> edits) {
        Object container = container(path);
        if (!(get(container, path, path.length()) instanceof String text)) {
            throw wrongKind("string", path);
        }
        set(container, path, path.length(), Text0.apply(text, edits, growth, work));
    }

    private void put(Path path, Object value) {
        if (path.length() == 0) {
            growth.goes(holder.set(0, value));
            growth.comes(value);
            return;
        }
        String key = (String) path.last();
        Keys.requireReadable(key);
        Map<String, Object> object = object(path);
        if (object.containsKey(key)) {
            growth.goes(object.put(key, value));
            growth.comes(value);
        } else {
            object.put(key, value);
            growth.comesToObject(key, value, object.size());
        }
    }

    private void delete(Path path) {
        if (path.length() == 0) {
            growth.goes(holder.set(0, null));
            growth.comes(null);
            return;
        }
        String key = (String) path.last();
        Map<String, Object> object = object(path);
        if (object.containsKey(key)) {
            growth.goesFromObject(key, object.get(key), object.size() - 1);
            object.remove(key);
        }
    }

    /** The list that holds what the path leads to, ready to be changed. */
    @SuppressWarnings("unchecked")
    private List<Object> list(Path path) {
        if (container(path) instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw wrongKind("list", path.parent());
    }

    /** The object that holds what the path leads to, ready to be changed. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> object(Path path) {
        if (container(path) instanceof Map<?, ?> object && !object.containsKey(CONSTRUCTOR)) {
            return (Map<String, Object>) object;
        }
        throw wrongKind("object", path.parent());
    }

    /** The container of what the path leads to, ready to be changed as are those around it. */
    private Object container(Path path) {
        Object container = holder;
        for (int level = 0; level < path.length(); level++) {
            Object inner = get(container, path, level);
            Object copy = copies.get(inner);
            if (copy == null) {
                copy = copyOf(inner, path);
                Object view = viewOf(copy);
                copies.put(view, copy);
                set(container, path, level, view);
            }
            container = copy;
        }
        return container;
    }

    private Object copyOf(Object container, Path path) {
        return switch (container) {
            case List<?> list -> {
                work.copyContainer(list.size());
                yield new ArrayList<Object>(list);
            }
            case Map<?, ?> object -> {
                work.copyContainer(object.size());
                yield new LinkedHashMap<Object, Object>(object);
            }
            case null, default -> throw noSuchPath(path);
        };
    }

    private static Object viewOf(Object copy) {
        return copy instanceof List<?> list
                ? Collections.unmodifiableList(list)
                : Collections.unmodifiableMap((Map<?, ?>) copy);
    }

    /** What leads on from the container at a level; the one at level 0 is the holder. */
    private static Object step(Path path, int level) {
        return level == 0 ? ROOT : path.step(level - 1);
    }

    private static Object get(Object container, Path path, int level) {
        Object step = step(path, level);
        if (container instanceof List<?> list && step instanceof Long index && index < list.size()) {
            return list.get(index.intValue());
        }
        if (container instanceof Map<?, ?> object && step instanceof String && object.containsKey(step)) {
            return object.get(step);
        }
        throw noSuchPath(path);
    }

    @SuppressWarnings("unchecked")
    private static void set(Object container, Path path, int level, Object value) {
        switch (step(path, level)) {
            case Long index -> ((List<Object>) container).set(index.intValue(), value);
            case Object key -> ((Map<String, Object>) container).put((String) key, value);
        }
    }

    /** An index that has to be below {@code end}. */
    private static int index(Path path, long index, int end, List<?> list) {
        if (index < 0 || index >= end) {
            throw new InvalidOperationException(
                    Code.PAST_THE_END,
                    "index %d at %s, a list of length %d".formatted(index, path.parent(), list.size()));
        }
        return (int) index;
    }

    /** The value, unless the document couldn't be read back with it. */
    private static Object fitting(Object value, Path path) {
        requireDepth(value, Json.MAX_DEPTH - path.length(), path);
        return Keys.requireReadableKeys(value);
    }

    private static void requireDepth(Object value, int left, Path path) {
        boolean structured = value instanceof List || value instanceof Map;
        if (structured && left == 0) {
            throw new InvalidOperationException(
                    Code.TOO_DEEP, "what is inserted at " + path + " makes the document deeper than " + Json.MAX_DEPTH);
        }
        switch (value) {
            case List<?> list -> list.forEach(inner -> requireDepth(inner, left - 1, path));
            case Map<?, ?> object -> object.values().forEach(inner -> requireDepth(inner, left - 1, path));
            case null, default -> {}
        }
    }

    private static InvalidOperationException noSuchPath(Path path) {
        return new InvalidOperationException(Code.NO_SUCH_PATH, "nothing is at " + path);
    }

    private static InvalidOperationException wrongKind(String wanted, Path path) {
        return new InvalidOperationException(Code.WRONG_KIND, "no " + wanted + " at " + path);
    }
}
