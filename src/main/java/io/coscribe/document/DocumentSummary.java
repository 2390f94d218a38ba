package io.coscribe.document;

import io.coscribe.access.Role;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A document in a list: everything but its content. */
@Schema(name = "Document")
public record DocumentSummary(
        @Schema(description = "Names the document in every address", examples = "Yf3kq0yTQm2x1o3n5p7r9A") String id,
        String title,
        Instant createdAt,
        @Schema(description = "When its content last changed") Instant updatedAt,
        @Schema(description = "What whoever asks may do: owner, editor, commenter or viewer") Role role) {

    /** @param role that of whoever asks */
    static DocumentSummary of(DocumentEntity entity, Role role) {
        return new DocumentSummary(
                entity.name,
                entity.title,
                entity.createdAt,
                entity.editedAt == null ? entity.createdAt : entity.editedAt,
                role);
    }
}
