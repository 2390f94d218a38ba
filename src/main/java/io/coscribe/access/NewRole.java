package io.coscribe.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request that gives somebody a role. */
public record NewRole(
        @NotNull Role role,
        @NotBlank
        @Size(max = User.MAX_NAME)
        @Pattern(regexp = UserName.STORABLE, message = "must not contain control characters or lone surrogates")
        @Schema(description = "What they are called in the list of who has access")
        String name) {}
