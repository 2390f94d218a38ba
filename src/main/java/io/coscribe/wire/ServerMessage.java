package io.coscribe.wire;

import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import io.coscribe.problem.Problem;
import io.coscribe.presence.PresenceValue;
import io.coscribe.session.CommittedOperation;
import io.coscribe.session.DocumentState;
import io.coscribe.session.Submission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the service can say: the closed set of messages, turned into text by {@link MessageEncoder}. */
public sealed interface ServerMessage {

    /** {@code init}: the greeting. */
    record Greeting(String clientId) implements ServerMessage {}

    /** {@code hs}: the answer to a handshake. */
    record Handshake(String clientId) implements ServerMessage {}

    /** {@code pp}. */
    record Pong() implements ServerMessage {}

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
            Map<String, Object> address = new LinkedHashMap<>();
            address.put("a", kind.bulkAction());
            address.put("c", collection);
            address.put("b", revisions);
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
