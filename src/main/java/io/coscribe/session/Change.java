package io.coscribe.session;

import io.coscribe.ot.Content;
import io.coscribe.ot.OtType;

/** What an operation does to a document: one of the three kinds that the log knows. */
public sealed interface Change {

    /** Brings the document into being with its first content. */
    record Create(OtType type, Content content) implements Change {}

    /** Changes the content; see {@link EncodedOperation} for when it is decoded. */
    record Edit(EncodedOperation operation) implements Change {}

    /** Takes the document away; its log and its revision stay. */
    record Delete() implements Change {}
}
