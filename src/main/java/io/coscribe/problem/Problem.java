package io.coscribe.problem;

/**
 * What went wrong, as a client is told it.
 *
 * @param message says the values; never content of a document
 */
public record Problem(ErrorCode code, String message) {}
