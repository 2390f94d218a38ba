package io.coscribe.document.content;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the value of an attribute or embed may be: a value in the form of {@link io.coscribe.ot.Json}. */
@FunctionalInterface
interface ValueRule {

    Optional<String> NOT_ALLOWED = Optional.of("has a value that isn't allowed");

    /** What speaks against a value, for people; empty if nothing does. */
    Optional<String> objection(Object value);

    static ValueRule oneOf(Object... values) {
        Set<Object> allowed = Set.of(values);
        return value -> value != null && allowed.contains(value) ? Optional.empty() : NOT_ALLOWED;
    }

    /** A string that the pattern matches as a whole. */
    static ValueRule matching(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return value -> value instanceof String text && compiled.matcher(text).matches()
                ? Optional.empty()
                : NOT_ALLOWED;
    }

    /** A number from 0 to {@code max}. */
    static ValueRule upTo(int max) {
        return value -> value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= max
                ? Optional.empty()
                : NOT_ALLOWED;
    }

    /** What this rule or the other one allows; if neither does, the other one's objection counts. */
    default ValueRule or(ValueRule other) {
        return value -> objection(value).isEmpty() ? Optional.empty() : other.objection(value);
    }

    /** What both this rule and the other one allow. */
    default ValueRule and(ValueRule other) {
        return value -> objection(value).or(() -> other.objection(value));
    }
}
