package io.coscribe.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a guest is given: who they are, and the tokens that prove it. */
public record GuestPass(
        User user,
        @Schema(description = "Proves who one is: a bearer token for REST and for sockets") String token,
        @Schema(description = "When the token expires") Instant expiresAt,
        @Schema(description = "To be kept: gets the next token, for the same user") String renewal) {}
