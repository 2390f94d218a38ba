package io.coscribe.ot;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.SerializedString;
import java.nio.charset.StandardCharsets;

/**
 * A JSON string whose surrogates are written as escapes. No encoding has bytes for a lone surrogate: left to
 * themselves, generators throw, or pass on a character that turns into a question mark when it is encoded.
 */
final class EscapedString extends SerializedString {

    private static final long serialVersionUID = 1L;

    EscapedString(String text) {
        super(text);
        String quoted = escapeSurrogates(JsonStringEncoder.getInstance().quoteAsString(text));
        _quotedChars = quoted.toCharArray();
        _quotedUTF8Ref = quoted.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the text holds a surrogate without its other half. */
    static boolean isNeededFor(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static String escapeSurrogates(char[] quoted) {
        StringBuilder escaped = new StringBuilder(quoted.length + 16);
        for (char unit : quoted) {
            if (Character.isSurrogate(unit)) {
                escaped.append("\\u").append(Integer.toHexString(unit));
            } else {
                escaped.append(unit);
            }
        }
        return escaped.toString();
    }
}
