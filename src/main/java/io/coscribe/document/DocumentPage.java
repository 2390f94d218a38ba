package io.coscribe.document;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of the list of documents, newest first. */
public record DocumentPage(
        List<DocumentSummary> items,
        @Schema(description = "Counts from 0") int page,
        @Schema(description = "How many documents a page holds at most") int size,
        @Schema(description = "How many documents there are in all") long total) {}
