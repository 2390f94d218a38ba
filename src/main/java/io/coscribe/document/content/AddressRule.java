package io.coscribe.document.content;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses that a browser may follow or load: with one of a few schemes, or without a scheme.
 *
 * <p>Wherever a browser finds a scheme, the rule finds the same. Browsers leave out white space and control characters
 * at both ends, and line breaks and tabs everywhere (WHATWG URL Standard, "basic URL parser"); the rule leaves out all
 * that can't be seen, everywhere. It is stricter where no scheme is found: there is no {@code &} in front of the first
 * slash, which in HTML may spell any letter and the colon.
 */
final class AddressRule implements ValueRule {

    /** In UTF-16 units. */
    private static final int MAX_LENGTH = 16_000;

    /** What Quill puts in the place of an address that it finds unsafe. */
    private static final String NOWHERE = "about:blank";

    private static final String ENDS_FIRST_SEGMENT = ":/\\?#&";

    /** What a person may follow. */
    static final ValueRule LINK = new AddressRule(Set.of("http", "https", "mailto", "tel", "sms"));

    /** What embeds hold is written into HTML as it is by some editors. */
    private static final ValueRule NO_MARKUP = ValueRule.matching("[^<>\"]*+");

    static final ValueRule EMBEDDED_LINK = LINK.and(NO_MARKUP);

    /** A page that is shown in a frame. */
    static final ValueRule VIDEO = new AddressRule(Set.of("http", "https")).and(NO_MARKUP);

    /** A picture somewhere, or in the address itself. */
    static final ValueRule IMAGE = PictureData.RULE.or(VIDEO);

    private final Set<String> schemes;

    private AddressRule(Set<String> schemes) {
        this.schemes = schemes;
    }

    @Override
    public Optional<String> objection(Object value) {
        if (!(value instanceof String address) || address.length() > MAX_LENGTH) {
            return NOT_ALLOWED;
        }
        if (address.equals(NOWHERE)) {
            return Optional.empty();
        }
        String visible = visible(address);
        int end = endOfFirstSegment(visible);
        if (visible.startsWith(":", end)) {
            return objectionToScheme(visible.substring(0, end).toLowerCase(Locale.ROOT));
        }
        return visible.startsWith("&", end) ? NOT_ALLOWED : Optional.empty();
    }

    private static int endOfFirstSegment(String visible) {
        int end = 0;
        while (end < visible.length() && ENDS_FIRST_SEGMENT.indexOf(visible.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private Optional<String> objectionToScheme(String scheme) {
        return schemes.contains(scheme)
                ? Optional.empty()
                : Optional.of("has the scheme " + Names.shown(scheme) + ", which isn't allowed");
    }

    private static String visible(String address) {
        StringBuilder visible = new StringBuilder(address.length());
        for (int i = 0; i < address.length(); i++) {
            if (isVisible(address.charAt(i))) {
                visible.append(address.charAt(i));
            }
        }
        return visible.toString();
    }

    private static boolean isVisible(char unit) {
        return !Character.isISOControl(unit)
                && !Character.isWhitespace(unit)
                && !Character.isSpaceChar(unit)
                && Character.getType(unit) != Character.FORMAT;
    }
}
