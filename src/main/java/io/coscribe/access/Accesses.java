package io.coscribe.access;

import io.coscribe.id.DocumentId;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What visitors are to documents. Called from any thread, and answers on any. */
public interface Accesses {

    /** The role that everybody has in every document. */
    Optional<Role> everybodysRole();

    /** What {@code visitor} is to each of {@code documents}, also to those that don't exist. */
    Uni<Map<DocumentId, Access>> find(Visitor visitor, Collection<DocumentId> documents);

    /**
     * Makes {@code user} the owner of a document that is about to be created, if they {@linkplain Access#mayBeClaimed may
     * become it}. Of several who try at once one succeeds.
     */
    Uni<Void> claim(User user, DocumentId document);
}
