package io.coscribe.session;

import io.coscribe.id.OperationId;
import io.coscribe.ot.Content;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.OtType;
import io.coscribe.problem.ErrorCode;
import java.util.Objects;
import java.util.Optional;

/**
 * A document at one revision: immutable, and cheap to keep because contents share structure.
 *
 * @param revision how many operations are committed
 * @param body type and content; empty when the document was never created or is deleted
 */
public record DocumentState(long revision, Optional<Body> body) {

    /** A document that no operation has touched. */
    public static final DocumentState NEVER_CREATED = new DocumentState(0, Optional.empty());

    /** What an existing document holds, which knows its size, and which operation brought it into being. */
    public record Body(OtType type, Content content, Creation creation) {
        public Body {
            Objects.requireNonNull(type, "type");
            content = content.measured();
            Objects.requireNonNull(creation, "creation");
        }
    }

    /** The creation of a document's present incarnation: a creation sent twice is recognised by it. */
    public record Creation(OperationId id, long revision) {}

    /**
     * The state after {@code change}, made under {@code id}.
     *
     * @throws ChangeRefusedException if it doesn't fit; this state stays valid
     */
    DocumentState after(OperationId id, Change change) throws ChangeRefusedException {
        return new DocumentState(revision + 1, switch (change) {
            case Change.Create(OtType type, Content content) -> {
                if (body.isPresent()) {
                    throw new ChangeRefusedException(ErrorCode.ERR_DOC_ALREADY_CREATED, "Document already exists");
                }
                yield Optional.of(new Body(type, content, new Creation(id, revision)));
            }
            case Change.Edit(EncodedOperation operation) -> Optional.of(edited(operation));
            case Change.Delete() -> Optional.empty();
        });
    }

    private Body edited(EncodedOperation operation) throws ChangeRefusedException {
        Body before = body.orElseThrow(
                () -> new ChangeRefusedException(ErrorCode.ERR_DOC_DOES_NOT_EXIST, "Document does not exist"));
        try {
            return new Body(before.type, before.type.apply(before.content, operation.decoded(before.type)), before.creation);
        } catch (InvalidOperationException e) {
            throw new ChangeRefusedException(ErrorCode.ERR_OT_OP_NOT_APPLIED, e.getMessage());
        }
    }
}
