package io.coscribe.access;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request for a share link. */
public record NewShareLink(
        @NotNull @Schema(description = "viewer, commenter or editor") Role role,
        @Future
        @Schema(
                description = "When it ends by itself, within a hundred years; it doesn't unless this is given",
                nullable = true)
        Instant expiresAt) {

    private static final Duration LONGEST = Duration.ofDays(36_525);

    /** Whether the link would end later than a link may: further off, the database couldn't hold it. */
    boolean isTooLong(Instant now) {
        return expiresAt != null && expiresAt.isAfter(now.plus(LONGEST));
    }
}
