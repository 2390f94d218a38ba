package io.coscribe.oplog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Formula;

/** A document's content at one revision, as a row. What is null is null because the document didn't exist there. */
@Entity(name = "Snapshot")
@Table(name = "snapshot")
@IdClass(SnapshotEntity.Key.class)
class SnapshotEntity {

    /** No two snapshots have the same. */
    record Key(Long documentKey, Long revision) {}

    @Id
    @Column(name = "document_key")
    Long documentKey;

    @Id
    @Column(name = "revision")
    Long revision;

    @Column(name = "type", columnDefinition = "text")
    String type;

    /** JSON text in UTF-8. */
    @Column(name = "content", columnDefinition = "bytea")
    byte[] content;

    /** In bytes; to read it without the content. */
    @Formula("octet_length(content)")
    Integer contentLength;

    @Column(name = "created_by", columnDefinition = "text")
    String createdBy;

    @Column(name = "created_sequence")
    Long createdSequence;

    @Column(name = "created_revision")
    Long createdRevision;
}
