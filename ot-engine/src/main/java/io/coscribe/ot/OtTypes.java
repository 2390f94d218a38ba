package io.coscribe.ot;

import io.coscribe.ot.json0.Json0;
import io.coscribe.ot.richtext.RichText;
import io.coscribe.ot.unicode.TextUnicode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The types that a service offers, each found by its name as well as its URI. */
public final class OtTypes {

    private final Map<String, OtType> byName;

    private OtTypes(Map<String, OtType> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** Exactly these types; names and URIs must differ. */
    public static OtTypes of(OtType... types) {
        Map<String, OtType> byName = new HashMap<>();
        for (OtType type : types) {
            register(byName, type.name(), type);
            register(byName, type.uri(), type);
        }
        return new OtTypes(byName);
    }

    private static void register(Map<String, OtType> byName, String name, OtType type) {
        if (byName.putIfAbsent(name, type) != null) {
            throw new IllegalArgumentException("two types are called " + name);
        }
    }

    /** All types of this engine. */
    public static OtTypes standard() {
        return of(new RichText(), new Json0(), new TextUnicode());
    }

    public Optional<OtType> find(String nameOrUri) {
        return Optional.ofNullable(byName.get(nameOrUri));
    }
}
