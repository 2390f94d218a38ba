package io.coscribe.socket;

import io.coscribe.id.DocumentId;
import io.coscribe.wire.ClientMessage;
import io.coscribe.wire.ReadKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one connection follows and listens to, by what it has asked for: at most so many documents and so many presence
 * channels. Belongs to the connection's event loop.
 */
final class Interests {

    private final int limit;
    private final Set<DocumentId> documents = new HashSet<>();
    private final Set<String> channels = new HashSet<>();

    /** @param limit of documents, and of channels */
    Interests(int limit) {
        this.limit = limit;
    }

    /** Takes what {@code message} begins or ends into account; false, and nothing is taken, if that would be too much. */
    boolean take(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Read read when read.kind() == ReadKind.SUBSCRIBE ->
                add(documents, List.of(read.document()));
            case ClientMessage.BulkRead read when read.kind() == ReadKind.SUBSCRIBE ->
                add(documents, named(read.collection(), read.names()));
            case ClientMessage.BulkReadSince read when read.kind() == ReadKind.SUBSCRIBE ->
                add(documents, named(read.collection(), read.revisions().keySet()));
            case ClientMessage.Unsubscribe(var document) -> remove(documents, List.of(document));
            case ClientMessage.BulkUnsubscribe(var collection, var names) -> remove(documents, named(collection, names));
            case ClientMessage.SubscribePresence(var channel, var _) -> add(channels, List.of(channel));
            case ClientMessage.SetPresence(var value) -> add(channels, List.of(value.channel()));
            case ClientMessage.UnsubscribePresence(var channel, var _) -> remove(channels, List.of(channel));
            case ClientMessage.Read _, ClientMessage.BulkRead _, ClientMessage.BulkReadSince _, ClientMessage.Submit _,
                ClientMessage.PastByRevision _, ClientMessage.PastByTime _, ClientMessage.RequestPresence _,
                ClientMessage.Handshake _, ClientMessage.Ping _, ClientMessage.Authenticate _ -> true;
        };
    }

    /** Whether the connection follows {@code document}, or has to do with its presence. */
    boolean include(DocumentId document) {
        return documents.contains(document) || channels.contains(document.collection() + "." + document.name());
    }

    private static List<DocumentId> named(String collection, Collection<String> names) {
        return names.stream().map(name -> new DocumentId(collection, name)).toList();
    }

    private <T> boolean add(Set<T> present, List<T> added) {
        if (present.size() + added.stream().filter(one -> !present.contains(one)).distinct().count() > limit) {
            return false;
        }
        present.addAll(added);
        return true;
    }

    private static <T> boolean remove(Set<T> present, List<T> removed) {
        removed.forEach(present::remove);
        return true;
    }
}
