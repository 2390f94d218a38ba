package io.coscribe.session;

import io.coscribe.ot.Author;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.OtType;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.Problem;
import java.util.List;

/**
 * A presence value that is to follow the operations which its sender hadn't seen.
 *
 * @param value plain JSON; {@code null} when the presence goes away
 * @param revision the sender's revision of the document; one beyond the head is left as it is
 * @param clientId the sender, whose own operations move a position differently
 */
public record PresenceMove(Object value, long revision, String clientId) {

    /** Takes the answer, on the session's thread. */
    public interface Reply {

        /** {@code value} is exact at {@code revision}. */
        void moved(Object value, long revision);

        void refused(Problem problem);
    }

    void over(List<CommittedOperation> since, DocumentState head, Reply reply) {
        if (value != null && head.body().isPresent() && !head.body().get().type().supportsPresence()) {
            reply.refused(new Problem(ErrorCode.ERR_TYPE_DOES_NOT_SUPPORT_PRESENCE,
                    "Type " + head.body().get().type().name() + " does not support presence"));
            return;
        }
        try {
            Object moved = value;
            for (CommittedOperation operation : since) {
                moved = moved == null ? null : over(moved, operation, head);
            }
            reply.moved(moved, Math.max(revision, head.revision()));
        } catch (InvalidOperationException | ChangeRefusedException e) {
            reply.refused(new Problem(ErrorCode.ERR_PRESENCE_TRANSFORM_FAILED, e.getMessage()));
        }
    }

    private Object over(Object presence, CommittedOperation operation, DocumentState head)
            throws ChangeRefusedException {
        if (head.body().isEmpty() || !(operation.change() instanceof Change.Edit(EncodedOperation edit))) {
            return null;
        }
        OtType type = head.body().get().type();
        Author author = operation.id().client().equals(clientId) ? Author.OWNER : Author.OTHER;
        return type.transformPresence(presence, edit.decoded(type), author);
    }
}
