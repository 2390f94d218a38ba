package io.coscribe.ot.richtext;

import io.coscribe.ot.Json;
import io.coscribe.ot.Jsons;

/** Rich-text literals for tests, in which single quotes stand for double ones. */
final class RichTexts {

    static final RichText TYPE = new RichText();

    private RichTexts() {}

    static Delta delta(String literal) {
        return Jsons.parse(literal, TYPE::readOperation);
    }

    static RichTextDocument document(String literal) {
        return Jsons.parse(literal, TYPE::readContent);
    }

    static String text(Delta delta) {
        return Json.text(json -> TYPE.writeOperation(delta, json));
    }

    static String text(RichTextDocument document) {
        return Json.text(json -> TYPE.writeContent(document, json));
    }
}
