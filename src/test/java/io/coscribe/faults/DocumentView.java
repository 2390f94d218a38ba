package io.coscribe.faults;

/**
 * What somebody sees of a document.
 *
 * @param who for the report
 * @param content as JSON
 */
record DocumentView(String who, SharedDocument document, long revision, Object content) {}
