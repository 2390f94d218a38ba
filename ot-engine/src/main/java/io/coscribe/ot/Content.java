package io.coscribe.ot;

/** What a document holds at one revision. Immutable, so that keeping a reference is taking a snapshot. */
public interface Content {}
