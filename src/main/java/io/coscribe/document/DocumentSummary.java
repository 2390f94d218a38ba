package io.coscribe.document;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A document in a list: everything but its content. */
@Schema(name = "Document")
public record DocumentSummary(
        @Schema(description = "Names the document in every address", examples = "Yf3kq0yTQm2x1o3n5p7r9A") String id,
        String title,
        Instant createdAt,
        @Schema(description = "When its content last changed") Instant updatedAt) {

    static DocumentSummary of(DocumentEntity entity) {
        return new DocumentSummary(
                entity.name, entity.title, entity.createdAt, entity.editedAt == null ? entity.createdAt : entity.editedAt);
    }
}
