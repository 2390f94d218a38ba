package io.coscribe.network;

import java.util.List;
import java.util.Set;

/** What a client says about permessage-deflate in the header Sec-WebSocket-Extensions of its request, and the answer. */
final class DeflateOffer {

    static final String HEADER = "Sec-WebSocket-Extensions";

    /** Both sides compress each message by itself. A server may ask for both without being offered either. */
    static final String ANSWER = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    private static final String NAME = "permessage-deflate";

    /** What a client may add. A smaller window for what the service sends isn't among it: the JDK's has one size. */
    private static final Set<String> UNDERSTOOD =
            Set.of("server_no_context_takeover", "client_no_context_takeover", "client_max_window_bits");

    private DeflateOffer() {}

    /** Whether one of the offers can be answered with {@link #ANSWER}. @param headers each with one or more offers */
    static boolean isAcceptable(List<String> headers) {
        for (String header : headers) {
            for (String offer : header.split(",")) {
                if (isUnderstood(offer.split(";", -1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isUnderstood(String[] parts) {
        if (!parts[0].strip().equals(NAME)) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            if (!UNDERSTOOD.contains(parts[i].split("=", 2)[0].strip())) {
                return false;
            }
        }
        return true;
    }
}
