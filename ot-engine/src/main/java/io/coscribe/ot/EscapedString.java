package io.coscribe.ot;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.SerializedString;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A JSON string in which lone surrogates are written as escapes and surrogate pairs as the character they are.
 *
 * <p>No encoding has bytes for a lone surrogate: left to themselves, generators throw, or pass on what turns into a
 * question mark when it is encoded. Pairs matter in the names of fields: Jackson writes them to bytes as two escapes,
 * which its version 2.21.1 refuses to read from bytes.
 */
final class EscapedString extends SerializedString {

    private static final long serialVersionUID = 1L;

    EscapedString(String text) {
        super(text);
        String quoted = escapeLoneSurrogates(new String(JsonStringEncoder.getInstance().quoteAsString(text)));
        _quotedChars = quoted.toCharArray();
        _quotedUTF8Ref = quoted.getBytes(StandardCharsets.UTF_8);
    }

    static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the pieces, put together, hold a surrogate without its other half. */
    static boolean hasLoneSurrogate(List<String> pieces) {
        boolean open = false;
        for (String piece : pieces) {
            // Most pieces hold no surrogate at all, which is found out fastest alone.
            if (open || hasSurrogate(piece)) {
                for (int i = 0; i < piece.length(); i++) {
                    char unit = piece.charAt(i);
                    if (open != Character.isLowSurrogate(unit)) {
                        return true;
                    }
                    open = Character.isHighSurrogate(unit);
                }
            }
        }
        return open;
    }

    /** Whether the text holds a surrogate without its other half. */
    static boolean hasLoneSurrogate(String text) {
        return hasSurrogate(text) && hasLoneSurrogate(List.of(text));
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static String escapeLoneSurrogates(String quoted) {
        StringBuilder escaped = new StringBuilder(quoted.length() + 16);
        quoted.codePoints().forEach(codePoint -> {
            if (isLoneSurrogate(codePoint)) {
                escaped.append("\\u").append(Integer.toHexString(codePoint));
            } else {
                escaped.appendCodePoint(codePoint);
            }
        });
        return escaped.toString();
    }
}
