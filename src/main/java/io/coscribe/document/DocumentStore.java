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

    private static final String LISTED = "from Document where collection = :collection and type is not null";

    /** Some of the documents, and how many there are in all. */
    record Found(List<DocumentEntity> documents, long total) {}

    /** Which documents a list is of. */
    sealed interface Whose {

        /** All there are. */
        record Everybodys() implements Whose {}

        /** Those in which the user with this id has a role. */
        record One(String userId) implements Whose {}

        private String condition() {
            return switch (this) {
                case Everybodys() -> "";
                case One _ -> " and key in (select r.documentKey from DocumentRole r where r.userId = :user)";
            };
        }

        private <T> Mutiny.SelectionQuery<T> bind(Mutiny.SelectionQuery<T> query) {
            query.setParameter("collection", DocumentId.PAGES);
            return switch (this) {
                case Everybodys() -> query;
                case One(String userId) -> query.setParameter("user", userId);
            };
        }
    }

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
    Uni<DocumentEntity> find(DocumentId document) {
        return hibernate.withSession(session -> findEntity(session, document));
    }

    /** The document with its new title, or null. */
    Uni<DocumentEntity> rename(DocumentId document, String title) {
        return hibernate.withTransaction(session -> findEntity(session, document).invoke(entity -> {
            if (entity != null) {
                entity.title = title;
            }
        }));
    }

    /** @param page counts from 0 */
    Uni<Found> list(Whose whose, int page, int size) {
        return hibernate.withSession(session -> documents(session, whose, page, size)
                .chain(documents -> count(session, whose).map(total -> new Found(documents, total))));
    }

    private static Uni<List<DocumentEntity>> documents(Mutiny.Session session, Whose whose, int page, int size) {
        var query = session.createSelectionQuery(
                LISTED + whose.condition() + " order by createdAt desc, key desc", DocumentEntity.class);
        return whose.bind(query)
                .setFirstResult(Math.multiplyExact(page, size))
                .setMaxResults(size)
                .getResultList();
    }

    private static Uni<Long> count(Mutiny.Session session, Whose whose) {
        return whose.bind(session.createSelectionQuery("select count(*) " + LISTED + whose.condition(), Long.class))
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
