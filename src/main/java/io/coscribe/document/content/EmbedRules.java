package io.coscribe.document.content;

import static io.coscribe.document.content.ValueRule.matching;
import static io.coscribe.document.content.ValueRule.oneOf;
import static io.coscribe.document.content.ValueRule.upTo;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The embeds that a page's document may have: an object with one key, which names the kind. Editors build elements of
 * them, and some write them into HTML as they are, for the clipboard or a preview.
 */
final class EmbedRules {

    private static final Pattern TAG = Pattern.compile("<[A-Za-z/!?]");
    private static final int MAX_FORMULA = 10_000;

    /** What is written into an element without more ado. */
    private static final ValueRule PLAIN = oneOf(true, false)
            .or(upTo(Integer.MAX_VALUE))
            .or(matching("[^<>\"&]{0,255}"));

    private static final Map<String, ValueRule> MENTION = Map.of(
            "index", PLAIN,
            "id", PLAIN,
            "value", PLAIN,
            "denotationChar", PLAIN,
            "target", PLAIN,
            "link", AddressRule.EMBEDDED_LINK);

    private static final Map<String, ValueRule> RULES = Map.of(
            "image", AddressRule.IMAGE,
            "video", AddressRule.VIDEO,
            "formula", EmbedRules::objectionToFormula,
            "divider", oneOf(true),
            "mention", EmbedRules::objectionToMention);

    private EmbedRules() {}

    /** What speaks against an embed. */
    static Optional<String> objection(Object embed) {
        if (!(embed instanceof Map<?, ?> kinds) || kinds.size() != 1) {
            return Optional.of("An embed must be an object with one key");
        }
        Map.Entry<?, ?> kind = kinds.entrySet().iterator().next();
        String name = (String) kind.getKey();
        ValueRule rule = RULES.get(name);
        return rule == null
                ? Optional.of("The embed " + Names.shown(name) + " isn't known")
                : rule.objection(kind.getValue()).map(objection -> "The embed " + name + " " + objection);
    }

    /** TeX; a comparison needs a space behind {@code <} wherever HTML would see a tag. */
    private static Optional<String> objectionToFormula(Object value) {
        boolean isAllowed =
                value instanceof String tex && tex.length() <= MAX_FORMULA && !TAG.matcher(tex).find();
        return isAllowed ? Optional.empty() : ValueRule.NOT_ALLOWED;
    }

    private static Optional<String> objectionToMention(Object value) {
        boolean isAllowed = value instanceof Map<?, ?> mention
                && mention.entrySet().stream().allMatch(field -> MENTION.containsKey(field.getKey())
                        && MENTION.get(field.getKey()).objection(field.getValue()).isEmpty());
        return isAllowed ? Optional.empty() : ValueRule.NOT_ALLOWED;
    }
}
