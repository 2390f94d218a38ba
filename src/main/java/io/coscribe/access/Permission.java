package io.coscribe.access;

/** What a message or a request does with a document. */
public enum Permission {
    /** Content, past states, title, presence; one's own presence, too. */
    READ,
    /** Operations and the title. */
    EDIT,
    /** Brings a document into being. */
    CREATE,
    DELETE,
    /** The list of who has access. */
    SEE_ACCESS,
    /** Grants, share links, and the record of their changes. */
    MANAGE_ACCESS,
}
