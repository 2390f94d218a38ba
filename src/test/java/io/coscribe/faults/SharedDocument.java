package io.coscribe.faults;

import io.coscribe.id.DocumentId;
import io.coscribe.ot.Content;
import java.util.Optional;
import java.util.Random;

/** A document that several clients edit. */
record SharedDocument(DocumentId id, DocumentKind kind, Lifetime lifetime) {

    /** What becomes of a document. */
    enum Lifetime {
        /** It is created once and stays. */
        LASTING,
        /** Those who edit it delete it now and then, and create it again. */
        FLEETING,
    }

    /** One change in so many of what exists is its deletion; of what doesn't exist, one in so many creates it. */
    private static final int DELETIONS = 10;
    private static final int CREATIONS = 5;

    static SharedDocument named(String name, DocumentKind kind) {
        return new SharedDocument(DocumentId.ofPage(name), kind, Lifetime.LASTING);
    }

    static SharedDocument fleeting(String name, DocumentKind kind) {
        return new SharedDocument(DocumentId.ofPage(name), kind, Lifetime.FLEETING);
    }

    /**
     * Something that somebody may do to it.
     *
     * @param content what they see; empty if it doesn't exist
     * @return empty if they leave it as it is
     */
    Optional<Change> change(Optional<Content> content, Random random) {
        if (content.isEmpty()) {
            return random.nextInt(CREATIONS) == 0 ? Optional.of(kind.creation(base(random))) : Optional.empty();
        }
        return Optional.of(lifetime == Lifetime.FLEETING && random.nextInt(DELETIONS) == 0
                ? new Change.Delete()
                : new Change.Edit(kind.edit(content.get(), random)));
    }

    private static Change.Base base(Random random) {
        return random.nextBoolean() ? Change.Base.OPEN : Change.Base.NAMED;
    }

    @Override
    public String toString() {
        return id.name();
    }
}
