package io.coscribe.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/**
 * How the service reads and writes JSON. No table of field names is kept: Jackson's refuses objects with many names of one
 * hash, or fails, and whoever stored one couldn't read it again.
 */
public final class JsonText {

    private static final int MAX_NESTING = 500;
    private static final int MAX_STRING_LENGTH = 32 * 1024 * 1024;

    /** Bounds what a hostile message can cost; a message's own size is bounded by the socket. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_STRING_LENGTH)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    /** Reads what the service has written itself, which must never be too large to be read again. */
    public static final JsonFactory STORED = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private JsonText() {}

    /**
     * The text of the value whose first token {@code json} stands at, which is left at the value's last token.
     *
     * @param text what {@code json} was made from
     */
    public static String slice(String text, JsonParser json) throws IOException {
        int start = (int) json.currentTokenLocation().getCharOffset();
        json.finishToken();
        json.skipChildren();
        return text.substring(start, (int) json.currentLocation().getCharOffset());
    }
}
