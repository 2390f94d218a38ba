package io.coscribe.access;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request by which a guest stays who they are. */
public record Renewal(
        @NotNull @Schema(description = "As it was given with the last token") String renewal,
        @Size(min = 1, max = User.MAX_NAME)
        @Pattern(regexp = "(?=.*\\S)" + UserName.STORABLE, message = "must not be blank or contain control characters")
        @Schema(description = "What they want to be called from now on, if something else", nullable = true)
        String name) {}
