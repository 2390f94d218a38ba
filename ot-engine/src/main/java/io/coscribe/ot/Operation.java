package io.coscribe.ot;

/** One whole change to a document in its type. Immutable; made and understood only by the {@link OtType} it belongs to. */
public interface Operation {}
