package io.coscribe.socket;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a request to open a socket brings to prove who makes it. A browser can give neither headers nor a body: its token
 * is one of the sub-protocols that it offers, beside {@value #PROTOCOL}, which is the one that is chosen.
 */
sealed interface Credential {

    /** The sub-protocol of the service. */
    String PROTOCOL = "coscribe";

    record Token(String token) implements Credential {}

    record Ticket(String ticket) implements Credential {}

    /** The first that there is: sub-protocol, header, ticket. */
    static Optional<Credential> of(HttpServerRequest request) {
        return protocols(request).stream()
                .map(protocol -> bearer(protocol, "bearer."))
                .filter(token -> token != null)
                .findFirst()
                .or(() -> Optional.ofNullable(request.getHeader(HttpHeaderNames.AUTHORIZATION))
                        .map(header -> Optional.ofNullable(bearer(header, "bearer ")).orElse("")))
                .<Credential>map(Token::new)
                .or(() -> Optional.ofNullable(request.getParam("ticket")).map(Ticket::new));
    }

    private static List<String> protocols(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList();
    }

    /** Takes it off the request, which is kept as long as the socket is open. */
    static void removeFrom(HttpServerRequest request) {
        List<String> offered = protocols(request).stream()
                .filter(protocol -> bearer(protocol, "bearer.") == null)
                .toList();
        request.headers().remove(HttpHeaderNames.AUTHORIZATION);
        request.headers().remove(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        if (!offered.isEmpty()) {
            request.headers().set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, String.join(",", offered));
        }
    }

    /** What stands behind {@code prefix}; null if it isn't there. */
    private static String bearer(String value, String prefix) {
        boolean matches = value.regionMatches(true, 0, prefix, 0, prefix.length());
        return matches ? value.substring(prefix.length()).strip() : null;
    }
}
