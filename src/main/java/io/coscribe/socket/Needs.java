package io.coscribe.socket;

import io.coscribe.access.Permission;
import io.coscribe.id.DocumentId;
import io.coscribe.presence.PresenceValue;
import io.coscribe.session.Change;
import io.coscribe.wire.ClientMessage;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the sender of a message must be allowed to do.
 *
 * @param permission in each of {@code documents}
 * @param documents those that the message is about; empty for one about none, and for a free presence channel
 */
record Needs(Permission permission, List<DocumentId> documents) {

    private static final Needs NOTHING = new Needs(Permission.READ, List.of());

    static Needs of(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Handshake _, ClientMessage.Ping _, ClientMessage.Authenticate _,
                ClientMessage.Unsubscribe _, ClientMessage.BulkUnsubscribe _, ClientMessage.UnsubscribePresence _ -> NOTHING;
            case ClientMessage.Read read -> reading(read.document());
            case ClientMessage.BulkRead read -> reading(read.collection(), read.names());
            case ClientMessage.BulkReadSince read -> reading(read.collection(), List.copyOf(read.revisions().keySet()));
            case ClientMessage.Submit(var document, var submission) ->
                new Needs(permission(submission.change()), List.of(document));
            case ClientMessage.PastByRevision past -> reading(past.document());
            case ClientMessage.PastByTime past -> reading(past.document());
            case ClientMessage.SubscribePresence(var channel, var _) -> reading(about(channel));
            case ClientMessage.RequestPresence(var channel) -> reading(about(channel));
            case ClientMessage.SetPresence(var value) ->
                reading(Stream.concat(value.place().map(PresenceValue.Place::document).stream(), about(value.channel())));
        };
    }

    private static Needs reading(DocumentId document) {
        return new Needs(Permission.READ, List.of(document));
    }

    private static Needs reading(String collection, List<String> names) {
        return reading(names.stream().map(name -> new DocumentId(collection, name)));
    }

    private static Needs reading(Stream<DocumentId> documents) {
        return new Needs(Permission.READ, documents.distinct().toList());
    }

    private static Permission permission(Change change) {
        return switch (change) {
            case Change.Create _ -> Permission.CREATE;
            case Change.Edit _ -> Permission.EDIT;
            case Change.Delete _ -> Permission.DELETE;
        };
    }

    /**
     * The document that a presence channel is about, as stock clients name it: {@code <collection>.<name>}. The first dot
     * divides, so a channel is about one document at most, whatever others there are.
     */
    private static Stream<DocumentId> about(String channel) {
        int dot = channel.indexOf('.');
        if (dot < 0) {
            return Stream.empty();
        }
        String collection = channel.substring(0, dot);
        String name = channel.substring(dot + 1);
        return DocumentId.isName(collection) && DocumentId.isName(name)
                ? Stream.of(new DocumentId(collection, name))
                : Stream.empty();
    }
}
