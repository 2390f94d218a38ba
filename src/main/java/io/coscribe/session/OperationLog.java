package io.coscribe.session;

import io.coscribe.id.DocumentId;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The append-only committed operations of all documents: the only truth about them. */
public interface OperationLog {

    DocumentLog of(DocumentId document);

    /** How many operations each of these documents has; one without any may be missing. */
    CompletionStage<Map<DocumentId, Long>> heads(Collection<DocumentId> documents);
}
