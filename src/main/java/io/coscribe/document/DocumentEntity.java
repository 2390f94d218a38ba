package io.coscribe.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Formula;

/** A document as the list knows it. Its content is in the operation log, which also decides whether it exists. */
@Entity(name = "Document")
@Table(name = "document")
class DocumentEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "key")
    Long key;

    @Column(name = "collection", columnDefinition = "text", nullable = false, updatable = false)
    String collection;

    @Column(name = "name", columnDefinition = "text", nullable = false, updatable = false)
    String name;

    @Column(name = "title", columnDefinition = "text", nullable = false)
    String title;

    /** The OT type's URI while the document exists; written by the operation log alone. */
    @Column(name = "type", columnDefinition = "text", insertable = false, updatable = false)
    String type;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    /** When its last operation was committed; null before the first. */
    @Formula("(select b.committed_at from operation_batch b where b.document_key = key "
            + "order by b.first_revision desc limit 1)")
    Instant editedAt;
}
