package io.coscribe.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who has a role in a document. */
public record Person(
        User user,
        Role role,
        @Schema(description = "The share link by which they have it; null if it was granted to them", nullable = true)
        String link) {}
