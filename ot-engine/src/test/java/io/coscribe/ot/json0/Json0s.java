package io.coscribe.ot.json0;

import io.coscribe.ot.Json;
import io.coscribe.ot.Jsons;

/** Literals of json0 for tests, in which single quotes stand for double ones. */
final class Json0s {

    static final Json0 TYPE = new Json0();

    private Json0s() {}

    static Json0Operation operation(String literal) {
        return Jsons.parse(literal, TYPE::readOperation);
    }

    static JsonDocument document(String literal) {
        return Jsons.parse(literal, TYPE::readContent);
    }

    static String text(Json0Operation operation) {
        return Json.text(json -> TYPE.writeOperation(operation, json));
    }

    static String text(JsonDocument document) {
        return Json.text(json -> TYPE.writeContent(document, json));
    }
}
