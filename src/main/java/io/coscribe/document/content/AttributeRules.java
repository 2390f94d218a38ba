package io.coscribe.document.content;

import static io.coscribe.document.content.ValueRule.matching;
import static io.coscribe.document.content.ValueRule.oneOf;
import static io.coscribe.document.content.ValueRule.upTo;
import static java.util.Map.entry;

import io.coscribe.ot.richtext.Attributes;
import java.util.Map;
import java.util.Optional;

/**
 * The attributes that a page's document may have: those of Quill 2 with all its modules. Any of them may be false, which
 * some editors write for "not", and every attribute may be taken away, which is what null does.
 */
final class AttributeRules {

    private static final ValueRule FLAG = oneOf(true);
    private static final ValueRule COLOR = matching("(?i)|#[0-9a-f]{3,8}|-?[a-z][a-z0-9-]{0,39}"
            + "|(rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\\([0-9a-z%.,/ +-]{1,80}\\)|var\\(--[\\w-]{1,60}\\)");
    private static final ValueRule FONT = matching("[\\p{L}\\p{N} ,._-]{0,100}");
    private static final ValueRule LENGTH = upTo(10_000).or(
            matching("[0-9]{1,5}(\\.[0-9]{1,6})?(px|pt|pc|em|ex|ch|rem|vw|vh|cm|mm|in|%)?|[a-z][a-z-]{0,19}|"));
    private static final ValueRule ALTERNATIVE_TEXT = matching("(?s).{0,2000}");

    private static final Map<String, ValueRule> RULES = Map.ofEntries(
            entry("bold", FLAG),
            entry("italic", FLAG),
            entry("underline", FLAG),
            entry("strike", FLAG),
            entry("code", FLAG),
            entry("script", oneOf("sub", "super")),
            entry("color", COLOR),
            entry("background", COLOR),
            entry("font", FONT),
            entry("size", LENGTH),
            entry("link", AddressRule.LINK),
            entry("header", oneOf(1L, 2L, 3L, 4L, 5L, 6L).or(matching("[1-6]?"))),
            entry("blockquote", FLAG),
            entry("code-block", FLAG.or(matching("[A-Za-z0-9][A-Za-z0-9_+#.-]{0,39}"))),
            entry("list", oneOf("ordered", "bullet", "checked", "unchecked")),
            entry("indent", upTo(100).or(matching("[0-9]{0,2}"))),
            entry("align", oneOf("", "left", "right", "center", "justify", "start", "end")),
            entry("direction", oneOf("", "rtl", "ltr")),
            entry("table", upTo(Integer.MAX_VALUE).or(matching("[A-Za-z0-9_-]{1,64}"))),
            entry("width", LENGTH),
            entry("height", LENGTH),
            entry("alt", ALTERNATIVE_TEXT));

    private AttributeRules() {}

    /** What speaks against attributes, or a change of them. */
    static Optional<String> objection(Attributes attributes) {
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        for (Map.Entry<String, Object> attribute : attributes.asMap().entrySet()) {
            Optional<String> objection = objection(attribute.getKey(), attribute.getValue());
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> objection(String name, Object value) {
        if (value == null) {
            return Optional.empty();
        }
        ValueRule rule = RULES.get(name);
        if (rule == null) {
            return Optional.of("The attribute " + Names.shown(name) + " isn't known");
        }
        return value.equals(false)
                ? Optional.empty()
                : rule.objection(value).map(objection -> "The attribute " + name + " " + objection);
    }
}
