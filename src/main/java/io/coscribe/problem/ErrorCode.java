package io.coscribe.problem;

/**
 * Every error a client can see. Codes that begin with {@code ERR_} travel in the ShareDB protocol's
 * {@code error.code}; REST answers carry the same names in the problem's {@code code}.
 *
 * <p>docs/protocol.md lists them with their causes; a test keeps the list complete.
 */
public enum ErrorCode {
    /** The message can't be understood: its action, its address or one of its fields. */
    ERR_MESSAGE_BADLY_FORMED,
    /** The operation's own form is wrong. */
    ERR_OT_OP_BADLY_FORMED,
    /** The operation is well formed and doesn't fit the document. */
    ERR_OT_OP_NOT_APPLIED,
    ERR_DOC_ALREADY_CREATED,
    ERR_DOC_WAS_DELETED,
    ERR_DOC_DOES_NOT_EXIST,
    ERR_DOC_TYPE_NOT_RECOGNIZED,
    /** The base revision is one that the document hasn't reached. */
    ERR_OP_VERSION_NEWER_THAN_CURRENT_SNAPSHOT,
    ERR_CONNECTION_SEQ_INTEGER_OVERFLOW,
    ERR_TYPE_DOES_NOT_SUPPORT_PRESENCE,
    ERR_PRESENCE_TRANSFORM_FAILED,
    /** Queries aren't offered. */
    ERR_DATABASE_DOES_NOT_SUPPORT_SUBSCRIBE,
    /** The message names another document than the one this socket is for (Coscribe's own code). */
    ERR_DOCUMENT_NOT_ON_THIS_SOCKET,
    /** The document's log is damaged; nothing is taken away, nothing is accepted (Coscribe's own code). */
    ERR_DOCUMENT_UNREADABLE,
    /** The user's role doesn't allow it, or there is nothing that they may know of (Coscribe's own code). */
    ERR_ACCESS_DENIED,
    /** The token isn't valid, or is another user's (Coscribe's own code). */
    ERR_UNAUTHENTICATED,
    /** More, or more often, than one user or one connection may (Coscribe's own code). */
    ERR_LIMIT_EXCEEDED,
    /** The operation is larger than one may be (Coscribe's own code). */
    ERR_OPERATION_TOO_LARGE,
    /** The operation would make the document larger than one may be (Coscribe's own code). */
    ERR_DOCUMENT_TOO_LARGE,
    /** The operation brings in what the pages don't show: an unknown attribute or embed, an unsafe address (Coscribe's own code). */
    ERR_CONTENT_NOT_ALLOWED,
    /** REST: no such document. */
    DOCUMENT_NOT_FOUND,
    /** REST: a token is needed, or it isn't valid. */
    UNAUTHENTICATED,
    /** REST: the user's role doesn't allow it. */
    ACCESS_DENIED,
    /** REST: a document's last owner can't go. */
    LAST_OWNER,
    /** REST: there is no such share link, or none any more. */
    SHARE_LINK_INVALID,
    /** REST: too many requests of one kind; try again later. */
    LIMIT_EXCEEDED,
    /** REST: the database is away; try again. */
    SERVICE_UNAVAILABLE,
    /** REST: a field of the request is missing or out of bounds. */
    REQUEST_INVALID,
}
