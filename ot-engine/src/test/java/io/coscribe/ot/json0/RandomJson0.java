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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random documents and operations that fit them and name truly what they remove. Few keys, short lists and strings, so
 * that conflicts are frequent.
 */
final class RandomJson0 {

    private static final List<String> KEYS = List.of("a", "b", "\ud83d\ude00", "");
    private static final Object[] SCALARS = {
        null, true, false, 0, 1, -3, 0.25, 1e300, "", "a", "hello", "aaaa", "\ud83d\ude00", "\ud83d", "\u0000\u2028\""
    };

    private final Random random;
    private final List<String> keys;

    RandomJson0(Random random) {
        this(random, KEYS);
    }

    private RandomJson0(Random random, List<String> keys) {
        this.random = random;
        this.keys = keys;
    }

    /** Without the empty key, which counts as 0 in JavaScript. */
    static RandomJson0 withoutEmptyKey(Random random) {
        return new RandomJson0(random, KEYS.subList(0, KEYS.size() - 1));
    }

    JsonDocument document() {
        return JsonDocument.of(random.nextInt(10) == 0 ? value(2) : container(3));
    }

    /** A document with a list of this length and an object with as many keys. */
    JsonDocument largeDocument(int size) {
        List<Object> list = new ArrayList<>();
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            list.add(value(1));
            object.put("key" + i, value(1));
        }
        return JsonDocument.of(List.of(list, object));
    }

    Object value(int depth) {
        return depth == 0 || random.nextInt(3) == 0 ? scalar() : container(depth);
    }

    private Object scalar() {
        return Json.of(SCALARS[random.nextInt(SCALARS.length)]);
    }

    private Object container(int depth) {
        if (random.nextBoolean()) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                list.add(value(depth - 1));
            }
            return Json.of(list);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.put(key(), value(depth - 1));
        }
        return Json.of(object);
    }

    private String key() {
        return keys.get(random.nextInt(keys.size()));
    }

    /** An operation of up to {@code size} components. */
    Json0Operation operation(JsonDocument document, int size) {
        TextForm form = TextForm.of(document);
        List<Component> components = new ArrayList<>();
        JsonDocument now = document;
        for (int i = random.nextInt(size + 1); i > 0; i--) {
            Component component = component(now.value(), form);
            components.add(component);
            now = now.apply(new Json0Operation(List.of(component)));
        }
        return new Json0Operation(components);
    }

    /**
     * How strings of a document are edited. Two operations that meet must do it in the same way: the reference takes
     * no notice of si and sd when it transforms a text0 operation, nor the other way round.
     */
    private enum TextForm {
        STRING_EDIT,
        SUBTYPE;

        static TextForm of(JsonDocument document) {
            return document.hashCode() % 2 == 0 ? STRING_EDIT : SUBTYPE;
        }
    }

    /** A component at a random place. */
    private Component component(Object root, TextForm form) {
        List<Object> steps = new ArrayList<>();
        Object value = root;
        Object container = null;
        while (random.nextInt(5) > 0 && !isEmpty(value)) {
            container = value;
            Object step = randomStep(container);
            steps.add(step);
            value = child(container, step);
        }
        Path path = Path.of(steps);
        boolean inside = container == null ? random.nextInt(20) > 0 : random.nextInt(3) > 0;
        if (inside) {
            Component change = changeOf(value, steps, form);
            if (change != null) {
                return change;
            }
        }
        return container instanceof List<?> list ? inList(path, value, list.size()) : inObject(path, value);
    }

    private Object randomStep(Object container) {
        if (container instanceof List<?> list) {
            return (long) random.nextInt(list.size());
        }
        List<?> keys = List.copyOf(((Map<?, ?>) container).keySet());
        return keys.get(random.nextInt(keys.size()));
    }

    private static Object child(Object container, Object step) {
        return step instanceof Long index
                ? ((List<?>) container).get(index.intValue())
                : ((Map<?, ?>) container).get(step);
    }

    /** Whether nothing leads on from the value. */
    private static boolean isEmpty(Object value) {
        return !(value instanceof List<?> list && !list.isEmpty() || value instanceof Map<?, ?> map && !map.isEmpty());
    }

    /** A change of what the value is made of; null if there is none. */
    private Component changeOf(Object value, List<Object> steps, TextForm form) {
        Path path = Path.of(steps);
        return switch (value) {
            // Quarters, because sums of other fractions depend on their order.
            case Number _ -> new NumberAdd(path, (Number) Json.of((random.nextInt(33) - 16) / 4.0));
            case String text -> form == TextForm.STRING_EDIT
                    ? new StringEdit(path, textComponent(text))
                    : new SubtypeEdit(path, textOperation(text));
            case List<?> list -> new ListInsert(path.child((long) random.nextInt(list.size() + 1)), value(2));
            case Map<?, ?> object -> {
                String key = key();
                yield object.containsKey(key) ? null : new ObjectInsert(path.child(key), value(2));
            }
            case null, default -> null;
        };
    }

    private Component inList(Path path, Object value, int size) {
        return switch (random.nextInt(4)) {
            case 0 -> new ListDelete(path, value);
            case 1 -> new ListReplace(path, value, value(2));
            default -> new ListMove(path, random.nextInt(size));
        };
    }

    private Component inObject(Path path, Object value) {
        // The whole document is never deleted, for then null stands for nothing, and could be deleted again.
        return path.length() > 0 && random.nextInt(3) == 0
                ? new ObjectDelete(path, value)
                : new ObjectReplace(path, value, value(2));
    }

    private List<TextComponent> textOperation(String text) {
        List<TextComponent> edits = new ArrayList<>();
        String now = text;
        for (int i = random.nextInt(4); i > 0; i--) {
            TextComponent edit = textComponent(now);
            edits.add(edit);
            now = Text0.apply(now, List.of(edit), new SizeGrowth(), Work.toApply(1));
        }
        return edits;
    }

    private TextComponent textComponent(String text) {
        int position = random.nextInt(text.length() + 1);
        if (random.nextBoolean()) {
            String[] texts = {"x", "yz", "\ud83d\ude00", "\ude00", ""};
            return new TextComponent.Insert(position, texts[random.nextInt(texts.length)]);
        }
        int end = Math.min(text.length(), position + random.nextInt(4));
        return new TextComponent.Delete(position, text.substring(position, end));
    }
}
