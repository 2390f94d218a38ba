package io.coscribe.ot;

/** What a document holds at one revision. Immutable, so that keeping a reference is taking a snapshot. */
public interface Content {

    /**
     * How long its JSON is, as {@link OtType#writeContent} writes it, in UTF-16 units. Known at once if the content is
     * {@link #measured}; else all of it is gone through. Where a text is so long that it is written in several parts,
     * it counts as one.
     */
    long size();

    /**
     * The same content, which knows its size. So does every content that operations make of it, at a cost that grows
     * with what they bring and take away, and not with the content.
     */
    Content measured();
}
