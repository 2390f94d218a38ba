package io.coscribe.access;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request for a share link. */
public record NewShareLink(
        @NotNull @Schema(description = "viewer, commenter or editor") Role role,
        @Future @Schema(description = "When it ends by itself; it doesn't unless this is given", nullable = true)
        Instant expiresAt) {}
