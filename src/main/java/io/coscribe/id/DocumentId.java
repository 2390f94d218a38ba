package io.coscribe.id;

import java.util.Objects;

/**
 * The name of a document: unique within its collection.
 *
 * @param collection wire field {@code c}; our pages and REST know only {@link #PAGES}
 * @param name wire field {@code d}
 */
public record DocumentId(String collection, String name) {

    /** The collection of the documents that have a page and a place in REST. */
    public static final String PAGES = "documents";

    public DocumentId {
        Objects.requireNonNull(collection, "collection");
        Objects.requireNonNull(name, "name");
    }

    /** The document behind {@code /d/{name}} and {@code /api/documents/{name}}. */
    public static DocumentId ofPage(String name) {
        return new DocumentId(PAGES, name);
    }

    @Override
    public String toString() {
        return collection + "/" + name;
    }
}
