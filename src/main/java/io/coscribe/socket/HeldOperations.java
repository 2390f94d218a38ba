package io.coscribe.socket;

import io.coscribe.id.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * Operations that wait for the reply to a bulk subscription: the first documents of it are live before the last has
 * been read, and a client can't use an operation before it has the content. Called from any thread.
 */
final class HeldOperations {

    private final ConcurrentMap<DocumentId, List<byte[]>> frames = new ConcurrentHashMap<>();

    /** From now on the document's operations are kept back. */
    void hold(DocumentId document) {
        frames.putIfAbsent(document, new ArrayList<>());
    }

    /** Keeps {@code frame} back if its document's operations are; false if it may be sent. */
    boolean keep(DocumentId document, byte[] frame) {
        return frames.computeIfPresent(document, (_, kept) -> {
            kept.add(frame);
            return kept;
        }) != null;
    }

    /** Sends what was kept back, in order, and keeps nothing back any more. */
    void release(String collection, List<String> names, Consumer<byte[]> send) {
        names.forEach(name -> release(new DocumentId(collection, name), send));
    }

    void release(DocumentId document, Consumer<byte[]> send) {
        frames.computeIfPresent(document, (_, kept) -> {
            kept.forEach(send);
            return null;
        });
    }
}
