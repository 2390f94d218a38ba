package io.coscribe.faults;

import io.coscribe.id.DocumentId;

/** A document that several clients edit. */
record SharedDocument(DocumentId id, DocumentKind kind) {

    static SharedDocument named(String name, DocumentKind kind) {
        return new SharedDocument(DocumentId.ofPage(name), kind);
    }

    @Override
    public String toString() {
        return id.name();
    }
}
