package io.coscribe.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of the record of access changes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessEvent(
        Instant at,
        @Schema(description = "Who did it") User actor,
        @Schema(description = "granted, removed, link-created, link-revoked or link-used") String kind,
        @Schema(description = "Whom it is about, if it is about one person") User subject,
        @Schema(description = "The role that was given") Role role,
        @Schema(description = "The share link that it is about") String link) {}
