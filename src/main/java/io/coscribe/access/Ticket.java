package io.coscribe.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Opens one socket, once. */
public record Ticket(
        @Schema(description = "The parameter ?ticket= of a socket's address") String ticket, Instant expiresAt) {}
