package io.coscribe.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link that gives a role to whoever brings its secret. */
public record ShareLink(
        String id,
        Role role,
        Instant createdAt,
        @Schema(description = "When it ends by itself; null if it doesn't", nullable = true) Instant expiresAt,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Told once, when the link is created")
        String secret) {}
