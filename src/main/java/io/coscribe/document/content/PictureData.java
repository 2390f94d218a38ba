package io.coscribe.document.content;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pictures that are in their own address, in Base64: of the formats that hold nothing to be run. */
final class PictureData {

    static final ValueRule RULE =
            value -> value instanceof String address && isPicture(address) ? Optional.empty() : ValueRule.NOT_ALLOWED;

    private static final Pattern START =
            Pattern.compile("data:image/(?:png|jpe?g|gif|webp);base64,", Pattern.CASE_INSENSITIVE);

    private PictureData() {}

    private static boolean isPicture(String address) {
        Matcher start = START.matcher(address);
        return start.lookingAt() && isBase64(address, start.end());
    }

    /** A plain loop: pictures have millions of characters, for which a pattern takes a tenth of a second. */
    private static boolean isBase64(String address, int from) {
        int end = address.endsWith("==") ? address.length() - 2 : address.length() - (address.endsWith("=") ? 1 : 0);
        for (int i = from; i < end; i++) {
            char unit = address.charAt(i);
            boolean isDigit = unit >= 'a' && unit <= 'z'
                    || unit >= 'A' && unit <= 'Z'
                    || unit >= '0' && unit <= '9'
                    || unit == '+'
                    || unit == '/';
            if (!isDigit) {
                return false;
            }
        }
        return true;
    }
}
