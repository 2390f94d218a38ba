package io.coscribe.ot.unicode;

import io.coscribe.ot.Json;
import io.coscribe.ot.Jsons;

/** Texts and their operations for tests. In literals of operations single quotes stand for double ones. */
final class UnicodeTexts {

    static final TextUnicode TYPE = new TextUnicode();

    private UnicodeTexts() {}

    static TextOperation operation(String literal) {
        return Jsons.parse(literal, TYPE::readOperation);
    }

    static TextDocument document(String text) {
        return TextDocument.of(CodePoints.of(text));
    }

    static String text(TextOperation operation) {
        return Json.text(json -> TYPE.writeOperation(operation, json));
    }
}
