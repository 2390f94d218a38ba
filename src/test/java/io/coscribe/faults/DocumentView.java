package io.coscribe.faults;

import java.util.Optional;

/**
 * What somebody sees of a document.
 *
 * @param who for the report
 * @param content as JSON; empty if the document doesn't exist
 */
record DocumentView(String who, SharedDocument document, long revision, Optional<Object> content) {}
