package io.coscribe.session;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A document's state on its way to participants. All who ask for it within a short time share one, so that a rush to a
 * large document encodes it once. Belongs to the session's thread.
 */
public final class StateDelivery {

    private final DocumentState state;
    private final Map<Object, byte[]> messages = new HashMap<>();

    StateDelivery(DocumentState state) {
        this.state = state;
    }

    public DocumentState state() {
        return state;
    }

    /**
     * The message that {@code encoder} makes of the state, made for the first participant who asks. Not to be changed.
     *
     * @param form tells the messages of different encoders apart
     */
    public byte[] message(Object form, Function<DocumentState, byte[]> encoder) {
        return messages.computeIfAbsent(form, _ -> encoder.apply(state));
    }
}
