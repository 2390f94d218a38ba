package io.coscribe.id;

import java.util.Objects;

/**
 * The identity of an operation for ever: who made it and its number there. The only key by which a resent operation
 * is recognised.
 *
 * @param client the client id under which the operation was first sent, wire field {@code src}
 * @param sequence grows per client over all documents, with gaps within one, wire field {@code seq}
 */
public record OperationId(String client, long sequence) {

    public OperationId {
        Objects.requireNonNull(client, "client");
    }

    @Override
    public String toString() {
        return client + "#" + sequence;
    }
}
