package io.coscribe.session;

import io.coscribe.id.OperationId;

/**
 * An operation as it stands in the log.
 *
 * @param revision the revision it was applied to; the document is at {@code revision + 1} after it
 */
public record CommittedOperation(long revision, OperationId id, Change change) {}
