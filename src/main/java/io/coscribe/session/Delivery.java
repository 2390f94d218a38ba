package io.coscribe.session;

import io.coscribe.id.DocumentId;
import java.util.function.Function;

/**
 * A committed operation on its way to participants. All of them share one delivery, so that it is encoded once.
 * Belongs to the session's thread.
 */
public final class Delivery {

    private final DocumentId document;
    private final CommittedOperation operation;
    private byte[] frame;

    Delivery(DocumentId document, CommittedOperation operation) {
        this.document = document;
        this.operation = operation;
    }

    public DocumentId document() {
        return document;
    }

    public CommittedOperation operation() {
        return operation;
    }

    /** The message that {@code encoder} makes of this delivery, made for the first participant who asks. Not to be changed. */
    public byte[] frame(Function<Delivery, byte[]> encoder) {
        if (frame == null) {
            frame = encoder.apply(this);
        }
        return frame;
    }
}
