package io.coscribe.wire;

import io.coscribe.access.Role;
import io.coscribe.access.User;
import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import io.coscribe.problem.Problem;
import io.coscribe.presence.PresenceValue;
import io.coscribe.session.CommittedOperation;
import io.coscribe.session.DocumentState;
import io.coscribe.session.Submission;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the service can say: the closed set of messages, turned into text by {@link MessageEncoder}. */
public sealed interface ServerMessage {

    /** {@code init}: the greeting. */
    record Greeting(String clientId) implements ServerMessage {}

    /** {@code hs}: the answer to a handshake. */
    record Handshake(String clientId) implements ServerMessage {}

    /** {@code pp}. */
    record Pong() implements ServerMessage {}

    /** {@code auth}: who the client is. @param expires when its token does; {@link Instant#MAX} without one */
    record Authenticated(Optional<User> user, Instant expires) implements ServerMessage {}

    /** {@code role}: what the client's user is to a document. @param role empty for nothing, or nothing any more */
    record RoleTold(DocumentId document, Optional<Role> role) implements ServerMessage {}

    /** {@code op}, as somebody committed it. */
    record Operation(DocumentId document, CommittedOperation operation) implements ServerMessage {}

    /** {@code op} without a change: the acknowledgement. @param revision what the operation was applied to */
    record Ack(DocumentId document, OperationId id, long revision) implements ServerMessage {}

    /** {@code f}, {@code s} with content. */
    record Snapshot(ReadKind kind, DocumentId document, DocumentState state) implements ServerMessage {}

    /** {@code f}, {@code s} after the operations that were asked for. */
    record CaughtUp(ReadKind kind, DocumentId document) implements ServerMessage {}

    /** {@code bf}, {@code bs} with contents. @param failures why there is none, for the documents that can't be had */
    record BulkSnapshots(
            ReadKind kind, String collection, Map<String, DocumentState> states, Map<String, Problem> failures)
            implements ServerMessage {}

    /** {@code bf}, {@code bs} after the operations that were asked for. */
    record BulkCaughtUp(ReadKind kind, String collection, Map<String, Long> revisions) implements ServerMessage {}

    /** {@code u}. */
    record Unsubscribed(DocumentId document) implements ServerMessage {}

    /** {@code bu}. */
    record BulkUnsubscribed(String collection, List<String> names) implements ServerMessage {}

    /** {@code nf}. */
    record PastByRevision(long request, DocumentState state) implements ServerMessage {}

    /** {@code nt}. */
    record PastByTime(long request, DocumentState state) implements ServerMessage {}

    /** {@code ps}. */
    record PresenceSubscribed(String channel, long sequence) implements ServerMessage {}

    /** {@code pu}. */
    record PresenceUnsubscribed(String channel, long sequence) implements ServerMessage {}

    /** {@code pr}: please send your presence. */
    record PresenceRequested(String channel) implements ServerMessage {}

    /** {@code p}. @param clientId whose presence it is */
    record Presence(PresenceValue presence, String clientId) implements ServerMessage {}

    /** What was asked for can't be done. @param address the fields of the request that a client matches it by */
    record Failure(Map<String, Object> address, Problem problem) implements ServerMessage {

        /** What {@code message} asks for isn't done. */
        public static Failure of(ClientMessage message, Problem problem) {
            return switch (message) {
                case ClientMessage.Read read -> of(read.kind(), read.document(), problem);
                case ClientMessage.BulkRead read -> ofBulk(read.kind(), read.collection(), read.names(), problem);
                case ClientMessage.BulkReadSince read ->
                    ofBulk(read.kind(), read.collection(), read.revisions(), problem);
                case ClientMessage.Submit(var document, var submission) -> of(document, submission, problem);
                case ClientMessage.PastByRevision past -> of(past, problem);
                case ClientMessage.PastByTime past -> of(past, problem);
                case ClientMessage.SubscribePresence(var channel, long sequence) ->
                    new Failure(channel("ps", channel, Map.of("seq", sequence)), problem);
                case ClientMessage.UnsubscribePresence(var channel, long sequence) ->
                    new Failure(channel("pu", channel, Map.of("seq", sequence)), problem);
                case ClientMessage.RequestPresence(var channel) -> new Failure(channel("pr", channel, Map.of()), problem);
                case ClientMessage.SetPresence(var value) -> of(value, problem);
                case ClientMessage.Authenticate _ -> new Failure(Map.of("a", "auth"), problem);
                case ClientMessage.Handshake _, ClientMessage.Ping _, ClientMessage.Unsubscribe _,
                    ClientMessage.BulkUnsubscribe _ -> new Failure(Map.of(), problem);
            };
        }

        private static Map<String, Object> channel(String action, String channel, Map<String, Object> rest) {
            Map<String, Object> address = new LinkedHashMap<>();
            address.put("a", action);
            address.put("ch", channel);
            address.putAll(rest);
            return address;
        }

        /** A document can't be read. */
        public static Failure of(ReadKind kind, DocumentId document, Problem problem) {
            Map<String, Object> address = new LinkedHashMap<>();
            address.put("a", kind.action());
            address.put("c", document.collection());
            address.put("d", document.name());
            return new Failure(address, problem);
        }

        /** Of some documents of a bulk the operations can't be read. @param revisions of those alone */
        public static Failure of(ReadKind kind, String collection, Map<String, Long> revisions, Problem problem) {
            return ofBulk(kind, collection, revisions, problem);
        }

        private static Failure ofBulk(ReadKind kind, String collection, Object names, Problem problem) {
            Map<String, Object> address = new LinkedHashMap<>();
            address.put("a", kind.bulkAction());
            address.put("c", collection);
            address.put("b", names);
            return new Failure(address, problem);
        }

        /** A submission was refused. */
        public static Failure of(DocumentId document, Submission submission, Problem problem) {
            Map<String, Object> address = new LinkedHashMap<>();
            address.put("a", "op");
            address.put("c", document.collection());
            address.put("d", document.name());
            address.put("v", submission.base() == Submission.CURRENT ? null : submission.base());
            address.put("src", submission.id().client());
            address.put("seq", submission.id().sequence());
            return new Failure(address, problem);
        }

        /** A past revision can't be had. */
        public static Failure of(ClientMessage.PastByRevision request, Problem problem) {
            Map<String, Object> address = past("nf", request.request(), request.document());
            request.revision().ifPresent(revision -> address.put("v", revision));
            return new Failure(address, problem);
        }

        /** The state at a past time can't be had. */
        public static Failure of(ClientMessage.PastByTime request, Problem problem) {
            return new Failure(past("nt", request.request(), request.document()), problem);
        }

        private static Map<String, Object> past(String action, long request, DocumentId document) {
            Map<String, Object> address = new LinkedHashMap<>();
            address.put("a", action);
            address.put("id", request);
            address.put("c", document.collection());
            address.put("d", document.name());
            return address;
        }

        /** {@code limit}: a connection has asked too much, whatever it was. */
        public static Failure ofConnection(Problem problem) {
            return new Failure(Map.of("a", "limit"), problem);
        }

        /** A presence value was refused. */
        public static Failure of(PresenceValue presence, Problem problem) {
            Map<String, Object> address = new LinkedHashMap<>();
            address.put("a", "p");
            address.put("ch", presence.channel());
            address.put("id", presence.id());
            address.put("pv", presence.version());
            return new Failure(address, problem);
        }
    }
}
