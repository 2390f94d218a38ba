package io.coscribe.session;

import io.coscribe.id.DocumentId;

/** The append-only committed operations of all documents: the only truth about them. */
public interface OperationLog {

    DocumentLog of(DocumentId document);
}
