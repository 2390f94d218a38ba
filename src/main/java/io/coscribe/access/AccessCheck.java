package io.coscribe.access;

import io.coscribe.id.DocumentId;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Says of a request of REST whether it may be. */
@Singleton
public class AccessCheck {

    private final Accesses accesses;

    @Inject
    AccessCheck(Accesses accesses) {
        this.accesses = accesses;
    }

    /**
     * What the visitor is to the page {@code id}, if that allows {@code permission}. Fails with the problem
     * {@link ErrorCode#DOCUMENT_NOT_FOUND} unless the visitor may read the document and it exists: they don't learn
     * which of the two it is; with {@link ErrorCode#ACCESS_DENIED} if they may read and nothing more.
     */
    public Uni<Access> require(String id, Permission permission, Visitor visitor) {
        if (visitor.user().isEmpty() && accesses.everybodysRole().isEmpty()) {
            throw CurrentVisitor.unauthenticated();
        }
        if (!DocumentId.isName(id)) {
            throw notFound();
        }
        DocumentId document = DocumentId.ofPage(id);
        return accesses.find(visitor, List.of(document)).map(found -> found.get(document)).invoke(access -> {
            if (access.document() != Access.Presence.EXISTS || !access.allows(Permission.READ)) {
                throw notFound();
            }
            if (!access.allows(permission)) {
                throw new ProblemException(ErrorCode.ACCESS_DENIED, "Your role in this document doesn't allow that");
            }
        });
    }

    /** The answer to whoever asks for a document that isn't there, as far as they may know. */
    public static ProblemException notFound() {
        return new ProblemException(ErrorCode.DOCUMENT_NOT_FOUND, "There is no such document");
    }
}
