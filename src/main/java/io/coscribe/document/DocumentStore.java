package io.coscribe.document;

import io.coscribe.id.DocumentId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The titles of the documents that have a page. Sees only documents that exist, as the operation log says. */
@ApplicationScoped
class DocumentStore {

    private final Mutiny.SessionFactory hibernate;

    @Inject
    DocumentStore(Mutiny.SessionFactory hibernate) {
        this.hibernate = hibernate;
    }

    /** Keeps the title of a document that is about to be created; nobody sees it before. */
    Uni<Void> prepare(DocumentId document, String title, Instant now) {
        DocumentEntity entity = new DocumentEntity();
        entity.collection = document.collection();
        entity.name = document.name();
        entity.title = title;
        entity.createdAt = now;
        return hibernate.withTransaction(session -> session.persist(entity));
    }

    /** The document, or null. */
    Uni<DocumentSummary> find(DocumentId document) {
        return hibernate.withSession(session -> findEntity(session, document)
                .map(entity -> entity == null ? null : DocumentSummary.of(entity)));
    }

    /** The document with its new title, or null. */
    Uni<DocumentSummary> rename(DocumentId document, String title) {
        return hibernate.withTransaction(session -> findEntity(session, document).map(entity -> {
            if (entity == null) {
                return null;
            }
            entity.title = title;
            return DocumentSummary.of(entity);
        }));
    }

    /** @param page counts from 0 */
    Uni<DocumentPage> list(int page, int size) {
        return hibernate.withSession(session -> documents(session, page, size)
                .chain(items -> count(session).map(total -> new DocumentPage(items, page, size, total))));
    }

    private static Uni<List<DocumentSummary>> documents(Mutiny.Session session, int page, int size) {
        return session.createSelectionQuery(
                        "from Document where collection = :collection and type is not null "
                                + "order by createdAt desc, key desc",
                        DocumentEntity.class)
                .setParameter("collection", DocumentId.PAGES)
                .setFirstResult(Math.multiplyExact(page, size))
                .setMaxResults(size)
                .getResultList()
                .map(entities -> entities.stream().map(DocumentSummary::of).toList());
    }

    private static Uni<Long> count(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "select count(*) from Document where collection = :collection and type is not null", Long.class)
                .setParameter("collection", DocumentId.PAGES)
                .getSingleResult();
    }

    private static Uni<DocumentEntity> findEntity(Mutiny.Session session, DocumentId document) {
        return session.createSelectionQuery(
                        "from Document where collection = :collection and name = :name and type is not null",
                        DocumentEntity.class)
                .setParameter("collection", document.collection())
                .setParameter("name", document.name())
                .getSingleResultOrNull();
    }
}
