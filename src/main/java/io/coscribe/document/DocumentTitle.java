package io.coscribe.document;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request that names a document. */
public record DocumentTitle(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "[^\\x00\\p{Cs}]*", message = "must not contain U+0000 or lone surrogates")
        @Schema(examples = "Minutes of the meeting")
        String title) {

    String stripped() {
        return title.strip();
    }
}
