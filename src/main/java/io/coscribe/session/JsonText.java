package io.coscribe.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/** The one configuration of JSON reading and writing in the service. */
public final class JsonText {

    private static final int MAX_NESTING = 500;
    private static final int MAX_STRING_LENGTH = 32 * 1024 * 1024;

    /** Bounds what a hostile message can cost; a message's own size is bounded by the socket. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_STRING_LENGTH)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
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
