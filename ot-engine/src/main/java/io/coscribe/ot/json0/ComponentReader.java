package io.coscribe.ot.json0;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one component: a path {@code p} and, beside it, exactly the keys of one kind of change. */
final class ComponentReader {

    static final String P = "p";
    static final String NA = "na";
    static final String SI = "si";
    static final String SD = "sd";
    static final String LI = "li";
    static final String LD = "ld";
    static final String LM = "lm";
    static final String OI = "oi";
    static final String OD = "od";
    static final String T = "t";
    static final String O = "o";
    static final String I = "i";
    static final String D = "d";

    /** Makes a component of the fields that were read. */
    private interface Kind {
        Component of(ComponentReader fields);
    }

    private static final Map<Set<String>, Kind> KINDS = Map.ofEntries(
            Map.entry(Set.of(P, NA), c -> new NumberAdd(c.steps(), c.amount())),
            Map.entry(Set.of(P, SI), c -> c.stringInsert()),
            Map.entry(Set.of(P, SD), c -> c.stringDelete()),
            Map.entry(Set.of(P, T, O), c -> c.subtypeEdit()),
            Map.entry(Set.of(P, LI), c -> new ListInsert(c.listPath(), c.value(LI))),
            Map.entry(Set.of(P, LD), c -> new ListDelete(c.listPath(), c.value(LD))),
            Map.entry(Set.of(P, LD, LI), c -> new ListReplace(c.listPath(), c.value(LD), c.value(LI))),
            Map.entry(Set.of(P, LM), c -> new ListMove(c.listPath(), c.position(c.value(LM)))),
            Map.entry(Set.of(P, OI), c -> new ObjectInsert(c.objectPath(), c.value(OI))),
            Map.entry(Set.of(P, OD), c -> new ObjectDelete(c.objectPath(), c.value(OD))),
            Map.entry(Set.of(P, OD, OI), c -> new ObjectReplace(c.objectPath(), c.value(OD), c.value(OI))));

    private static final Set<String> KEYS = Set.of(P, NA, SI, SD, LI, LD, LM, OI, OD, T, O);

    /** Through the deepest document and into a string there. */
    private static final int MAX_STEPS = Json.MAX_DEPTH + 1;

    /** Where clients that run JavaScript would get out of the document. */
    private static final String PROTOTYPE = "__proto__";

    /** Where the component stands in its array: for messages. */
    private final int index;

    private final Map<String, Object> fields = new HashMap<>();

    private ComponentReader(int index) {
        this.index = index;
    }

    /** The component at whose first token the parser stands. */
    static Component read(JsonParser json, int index) throws IOException {
        ComponentReader reader = new ComponentReader(index);
        reader.readFields(json);
        return reader.component();
    }

    /** Each value on its own, so that one may be as deep as a document. */
    private void readFields(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw malformed("isn't an object");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            if (!KEYS.contains(key)) {
                throw malformed("holds the unknown key " + InvalidOperationException.shown(key));
            }
            if (fields.containsKey(key)) {
                throw malformed("holds the key " + key + " twice");
            }
            json.nextToken();
            fields.put(key, Keys.requireReadableKeys(Json.read(json)));
        }
    }

    private Component component() {
        Kind kind = KINDS.get(fields.keySet());
        if (kind == null) {
            List<String> keys = fields.keySet().stream().sorted().toList();
            throw malformed("holds the keys " + keys + ", which are no kind of component");
        }
        return kind.of(this);
    }

    private Object value(String key) {
        return fields.get(key);
    }

    /** The path as it came. */
    private Path steps() {
        if (!(value(P) instanceof List<?> steps)) {
            throw refused(Code.INVALID_PATH, "has a path that isn't an array");
        }
        if (steps.size() > MAX_STEPS) {
            throw refused(Code.INVALID_PATH, "has a path of " + steps.size() + " steps");
        }
        steps.forEach(this::requireStep);
        return Path.of(steps);
    }

    private void requireStep(Object step) {
        switch (step) {
            case String key when key.equals(PROTOTYPE) -> throw refused(Code.INVALID_PATH, "has a path through " + key);
            case String key -> Keys.requireReadable(Json.requireKey(key));
            case Long at when at >= 0 -> {}
            case Number at -> throw refused(Code.INVALID_PATH, "has " + at + " in its path");
            case null, default ->
                throw refused(Code.INVALID_PATH, "has something in its path that is neither a key nor an index");
        }
    }

    private Path listPath() {
        Path path = steps();
        if (path.length() == 0 || !(path.last() instanceof Long)) {
            throw refused(Code.INVALID_PATH, "has a path that doesn't end in an index: " + path);
        }
        return path;
    }

    private Path objectPath() {
        Path path = steps();
        if (path.length() > 0 && !(path.last() instanceof String)) {
            throw refused(Code.INVALID_PATH, "has a path that doesn't end in a key: " + path);
        }
        return path;
    }

    private StringEdit stringInsert() {
        Path path = listPath();
        return new StringEdit(path.parent(), new TextComponent.Insert(path.lastIndex(), text(value(SI))));
    }

    private StringEdit stringDelete() {
        Path path = listPath();
        return new StringEdit(path.parent(), new TextComponent.Delete(path.lastIndex(), text(value(SD))));
    }

    private SubtypeEdit subtypeEdit() {
        if (!(value(T) instanceof String name)) {
            throw malformed("has a subtype that isn't a string");
        }
        if (!name.equals(Text0.NAME)) {
            throw refused(Code.UNKNOWN_SUBTYPE, "is of the subtype " + InvalidOperationException.shown(name));
        }
        if (!(value(O) instanceof List<?> edits)) {
            throw malformed("has an operation of its subtype that isn't an array");
        }
        return new SubtypeEdit(steps(), edits.stream().map(this::textComponent).toList());
    }

    private TextComponent textComponent(Object edit) {
        if (!(edit instanceof Map<?, ?> fields) || fields.size() != 2 || !fields.containsKey(P)) {
            throw malformed("holds something that is no component of a text0 operation");
        }
        long position = position(fields.get(P));
        if (fields.containsKey(I)) {
            return new TextComponent.Insert(position, text(fields.get(I)));
        }
        if (fields.containsKey(D)) {
            return new TextComponent.Delete(position, text(fields.get(D)));
        }
        throw malformed("holds a component of a text0 operation that neither inserts nor deletes");
    }

    private Number amount() {
        if (value(NA) instanceof Number amount) {
            return amount;
        }
        throw malformed("adds something that is no number");
    }

    private String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw malformed("inserts or deletes something in a string that is no string");
    }

    private long position(Object value) {
        if (value instanceof Long position && position >= 0) {
            return position;
        }
        Object shown = value instanceof Number ? value : "something that is no number";
        throw refused(Code.INVALID_PATH, "has " + shown + " for a position");
    }

    private InvalidOperationException malformed(String problem) {
        return refused(Code.MALFORMED_COMPONENT, problem);
    }

    private InvalidOperationException refused(Code code, String problem) {
        return new InvalidOperationException(code, "component " + index + " " + problem);
    }
}
