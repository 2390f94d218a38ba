package io.coscribe.wire;

import io.coscribe.access.Role;
import io.coscribe.access.User;
import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import io.coscribe.ot.OtType;
import io.coscribe.ot.OtTypes;
import io.coscribe.ot.richtext.RichTextDocument;
import io.coscribe.presence.PresenceValue;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.Problem;
import io.coscribe.session.Change;
import io.coscribe.session.CommittedOperation;
import io.coscribe.session.DocumentState;
import io.coscribe.session.EncodedOperation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something of everything that the service can say, in each form that it takes on the wire. */
final class ServerMessages {

    private static final DocumentId DOCUMENT = new DocumentId("notes", "x");
    private static final OperationId ID = new OperationId("ann", 4);
    private static final OtType TYPE = OtTypes.standard().find("rich-text").orElseThrow();
    private static final DocumentState WRITTEN = WireJson.state(12, TYPE, RichTextDocument.EMPTY);
    private static final PresenceValue PRESENCE = new PresenceValue("notes.x", "cursor-1", null, 3,
            Optional.of(new PresenceValue.Place(DOCUMENT, 12, TYPE.uri())));

    private ServerMessages() {}

    static List<ServerMessage> samples() {
        return List.of(
                new ServerMessage.Greeting("ann"),
                new ServerMessage.Handshake("ann"),
                new ServerMessage.Pong(),
                new ServerMessage.Authenticated(Optional.of(new User("guest:a", "Ann")), Instant.EPOCH),
                new ServerMessage.RoleTold(DOCUMENT, Optional.of(Role.VIEWER)),
                operation(new Change.Edit(EncodedOperation.received("[]"))),
                operation(new Change.Create(TYPE, RichTextDocument.EMPTY)),
                operation(new Change.Delete()),
                new ServerMessage.Ack(DOCUMENT, ID, 12),
                new ServerMessage.Snapshot(ReadKind.FETCH, DOCUMENT, WRITTEN),
                new ServerMessage.Snapshot(ReadKind.SUBSCRIBE, DOCUMENT, DocumentState.NEVER_CREATED),
                new ServerMessage.CaughtUp(ReadKind.FETCH, DOCUMENT),
                new ServerMessage.CaughtUp(ReadKind.SUBSCRIBE, DOCUMENT),
                new ServerMessage.BulkSnapshots(ReadKind.FETCH, "notes", Map.of("x", WRITTEN), Map.of()),
                new ServerMessage.BulkSnapshots(ReadKind.SUBSCRIBE, "notes", Map.of("x", WRITTEN), Map.of("damaged",
                        new Problem(ErrorCode.ERR_DOCUMENT_UNREADABLE, "why"))),
                new ServerMessage.BulkCaughtUp(ReadKind.SUBSCRIBE, "notes", Map.of("x", 12L)),
                new ServerMessage.Unsubscribed(DOCUMENT),
                new ServerMessage.BulkUnsubscribed("notes", List.of("x")),
                new ServerMessage.PastByRevision(1, WRITTEN),
                new ServerMessage.PastByTime(2, DocumentState.NEVER_CREATED),
                new ServerMessage.PresenceSubscribed("notes.x", 1),
                new ServerMessage.PresenceUnsubscribed("notes.x", 2),
                new ServerMessage.PresenceRequested("notes.x"),
                new ServerMessage.Presence(PRESENCE, "ann"),
                new ServerMessage.Failure(
                        Map.of("a", "op", "c", "notes", "d", "x", "v", 12L, "src", "ann", "seq", 4L),
                        new Problem(ErrorCode.ERR_OT_OP_NOT_APPLIED, "why")));
    }

    private static ServerMessage operation(Change change) {
        return new ServerMessage.Operation(DOCUMENT, new CommittedOperation(12, ID, change));
    }
}
