package io.coscribe.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * A role that somebody has now, as queries name it: {@code DocumentRole}. Not to be loaded: its
 * id doesn't tell the roles of one document apart.
 */
@Entity(name = "DocumentRole")
@Immutable
@Table(name = "document_role")
class DocumentRoleEntity {

    @Id
    @Column(name = "document_key")
    Long documentKey;

    @Column(name = "user_id", columnDefinition = "text")
    String userId;
}
