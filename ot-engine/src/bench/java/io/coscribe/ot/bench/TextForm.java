package io.coscribe.ot.bench;

import io.coscribe.ot.Content;
import io.coscribe.ot.Json;
import io.coscribe.ot.Operation;
import io.coscribe.ot.OtType;
import io.coscribe.ot.json0.Json0;
import io.coscribe.ot.richtext.RichText;
import io.coscribe.ot.unicode.TextUnicode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How each type holds a plain text and writes an edit to it. */
public enum TextForm {
    RICH_TEXT(new RichText()) {
        @Override
        Object json(String text) {
            return text.isEmpty() ? List.of() : List.of(Map.of("insert", text));
        }

        @Override
        Object json(Edit edit) {
            List<Object> components = new ArrayList<>();
            if (edit.unit() > 0) {
                components.add(Map.of("retain", edit.unit()));
            }
            if (!edit.inserted().isEmpty()) {
                components.add(Map.of("insert", edit.inserted()));
            }
            if (!edit.deleted().isEmpty()) {
                components.add(Map.of("delete", edit.deleted().length()));
            }
            return components;
        }
    },

    TEXT_UNICODE(new TextUnicode()) {
        @Override
        Object json(String text) {
            return text;
        }

        @Override
        Object json(Edit edit) {
            List<Object> components = new ArrayList<>();
            if (edit.point() > 0) {
                components.add(edit.point());
            }
            if (!edit.inserted().isEmpty()) {
                components.add(edit.inserted());
            }
            if (!edit.deleted().isEmpty()) {
                components.add(Map.of("d", (int) edit.deleted().codePoints().count()));
            }
            return components;
        }
    },

    /** A string in an object. */
    JSON0(new Json0()) {
        private static final String KEY = "text";

        @Override
        Object json(String text) {
            return Map.of(KEY, text);
        }

        @Override
        Object json(Edit edit) {
            List<Object> path = List.of(KEY, edit.unit());
            List<Object> components = new ArrayList<>();
            if (!edit.deleted().isEmpty()) {
                components.add(Map.of("p", path, "sd", edit.deleted()));
            }
            if (!edit.inserted().isEmpty()) {
                components.add(Map.of("p", path, "si", edit.inserted()));
            }
            return components;
        }
    };

    private final OtType type;

    TextForm(OtType type) {
        this.type = type;
    }

    OtType type() {
        return type;
    }

    Content content(String text) {
        return Json.parse(written(json(text)), type::create);
    }

    Operation operation(Edit edit) {
        return Json.parse(written(json(edit)), type::readOperation);
    }

    abstract Object json(String text);

    abstract Object json(Edit edit);

    private static String written(Object json) {
        return Json.text(generator -> Json.write(generator, json));
    }
}
