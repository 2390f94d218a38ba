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
    private String frame;

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

    /** The text that {@code encoder} makes of this delivery, made by the first participant who asks. */
    public String frame(Function<Delivery, String> encoder) {
        if (frame == null) {
            frame = encoder.apply(this);
        }
        return frame;
    }
}
