package io.coscribe.socket;

import io.coscribe.access.Permission;
import io.coscribe.id.DocumentId;
import io.coscribe.presence.PresenceValue;
import io.coscribe.session.Change;
import io.coscribe.wire.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the sender of a message must be allowed to do.
 *
 * @param permission in each of {@code documents}
 * @param documents those that the message names; empty for a message about none
 * @param channelDocuments those that the presence channel it names may be about; empty for a free channel
 */
record Needs(Permission permission, List<DocumentId> documents, List<DocumentId> channelDocuments) {

    private static final Needs NOTHING = new Needs(Permission.READ, List.of(), List.of());

    /** The longest name of a channel that is about a document. */
    private static final int MAX_CHANNEL = 2 * DocumentId.MAX_LENGTH + 1;

    static Needs of(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Handshake _, ClientMessage.Ping _, ClientMessage.Authenticate _,
                ClientMessage.Unsubscribe _, ClientMessage.BulkUnsubscribe _, ClientMessage.UnsubscribePresence _ -> NOTHING;
            case ClientMessage.Read read -> reading(read.document());
            case ClientMessage.BulkRead read -> reading(read.collection(), read.names());
            case ClientMessage.BulkReadSince read -> reading(read.collection(), List.copyOf(read.revisions().keySet()));
            case ClientMessage.Submit(var document, var submission) ->
                new Needs(permission(submission.change()), List.of(document), List.of());
            case ClientMessage.PastByRevision past -> reading(past.document());
            case ClientMessage.PastByTime past -> reading(past.document());
            case ClientMessage.SubscribePresence(var channel, var _) -> channel(channel, List.of());
            case ClientMessage.RequestPresence(var channel) -> channel(channel, List.of());
            case ClientMessage.SetPresence(var value) ->
                channel(value.channel(), value.place().map(PresenceValue.Place::document).stream().toList());
        };
    }

    private static Needs reading(DocumentId document) {
        return new Needs(Permission.READ, List.of(document), List.of());
    }

    private static Needs reading(String collection, List<String> names) {
        return new Needs(
                Permission.READ, names.stream().map(name -> new DocumentId(collection, name)).toList(), List.of());
    }

    private static Permission permission(Change change) {
        return switch (change) {
            case Change.Create _ -> Permission.CREATE;
            case Change.Edit _ -> Permission.EDIT;
            case Change.Delete _ -> Permission.DELETE;
        };
    }

    private static Needs channel(String channel, List<DocumentId> documents) {
        return new Needs(Permission.READ, documents, readings(channel));
    }

    /** The documents that {@code <collection>.<name>} may mean: either may have dots itself. */
    private static List<DocumentId> readings(String channel) {
        if (channel.length() > MAX_CHANNEL) {
            return List.of();
        }
        List<DocumentId> readings = new ArrayList<>();
        for (int dot = channel.indexOf('.'); dot >= 0; dot = channel.indexOf('.', dot + 1)) {
            String collection = channel.substring(0, dot);
            String name = channel.substring(dot + 1);
            if (DocumentId.isName(collection) && DocumentId.isName(name)) {
                readings.add(new DocumentId(collection, name));
            }
        }
        return readings;
    }

    /** Every document that must be known of. */
    Stream<DocumentId> all() {
        return Stream.concat(documents.stream(), channelDocuments.stream());
    }
}
