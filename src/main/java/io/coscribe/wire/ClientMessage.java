package io.coscribe.wire;

import io.coscribe.id.DocumentId;
import io.coscribe.presence.PresenceValue;
import io.coscribe.session.Submission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client can say: the closed set of messages of ShareDB's protocol 1.2 and our own, decoded and checked for form by
 * {@link MessageDecoder}. Field names of the wire end there.
 */
public sealed interface ClientMessage {

    /** How many documents it names in bulk; 1 for every other message. */
    default int documents() {
        return 1;
    }

    /** Whether it names documents of which some may be answered and others refused. */
    default boolean isBulk() {
        return this instanceof BulkRead || this instanceof BulkReadSince;
    }

    /** {@code hs}. @param clientId the id the client already has, if any */
    record Handshake(Optional<String> clientId) implements ClientMessage {}

    /** {@code pp}. */
    record Ping() implements ClientMessage {}

    /** {@code auth}: a new token for the same user, or none to ask who one is. From now on the client is told its roles. */
    record Authenticate(Optional<String> token) implements ClientMessage {}

    /** {@code f}, {@code s}. @param since ask for the operations from this revision on instead of the content */
    record Read(ReadKind kind, DocumentId document, OptionalLong since) implements ClientMessage {}

    /** {@code bf}, {@code bs} with a list: the contents of these documents. */
    record BulkRead(ReadKind kind, String collection, List<String> names) implements ClientMessage {
        @Override
        public int documents() {
            return names.size();
        }
    }

    /** {@code bf}, {@code bs} with a map: the operations of each document from its revision on. */
    record BulkReadSince(ReadKind kind, String collection, Map<String, Long> revisions) implements ClientMessage {
        @Override
        public int documents() {
            return revisions.size();
        }
    }

    /** {@code u}. */
    record Unsubscribe(DocumentId document) implements ClientMessage {}

    /** {@code bu}. */
    record BulkUnsubscribe(String collection, List<String> names) implements ClientMessage {
        @Override
        public int documents() {
            return names.size();
        }
    }

    /** {@code op}. */
    record Submit(DocumentId document, Submission submission) implements ClientMessage {}

    /** {@code nf}. @param revision empty for the newest */
    record PastByRevision(long request, DocumentId document, OptionalLong revision) implements ClientMessage {}

    /** {@code nt}. @param time milliseconds since 1970; empty for the newest */
    record PastByTime(long request, DocumentId document, OptionalLong time) implements ClientMessage {}

    /** {@code ps}. */
    record SubscribePresence(String channel, long sequence) implements ClientMessage {}

    /** {@code pu}. */
    record UnsubscribePresence(String channel, long sequence) implements ClientMessage {}

    /** {@code pr}: asks everyone on the channel to send their presence again. */
    record RequestPresence(String channel) implements ClientMessage {}

    /** {@code p}. */
    record SetPresence(PresenceValue presence) implements ClientMessage {}
}
