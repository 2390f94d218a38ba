package io.coscribe.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request by which a guest says their name. */
public record UserName(
        @NotBlank
        @Size(max = User.MAX_NAME)
        @Pattern(regexp = UserName.STORABLE, message = "must not contain control characters or lone surrogates")
        @Schema(examples = "Ann")
        String name) {

    static final String STORABLE = "[^\\p{Cc}\\p{Cs}]*";

    String stripped() {
        return name.strip();
    }

    /** A name that somebody else has chosen, made to fit. */
    static String shortened(String name) {
        String printable = name.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        return printable.codePoints().limit(User.MAX_NAME / 2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
