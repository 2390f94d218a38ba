package io.coscribe.session;

import io.coscribe.id.OperationId;
import io.coscribe.ot.Content;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Operation;
import io.coscribe.ot.OtType;
import io.coscribe.ot.Side;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.Problem;
import java.util.List;

/**
 * Rewrites a submission so that it applies to the head: over every operation committed since its base, one at a time.
 * One at a time because transform is not closed under compose, and because clients do the same on their side.
 */
final class Rebase {

    /** What a submission turned out to be. */
    sealed interface Result {

        /** New: {@code change} applies to the head. */
        record Fresh(Change change) implements Result {}

        /** Committed before, applied to {@code revision}. */
        record Known(long revision) implements Result {}

        record Refused(Problem problem) implements Result {}
    }

    private final Admission admission;

    Rebase(Admission admission) {
        this.admission = admission;
    }

    /**
     * What is new must be admitted; what was committed before stays so, whatever the rules are now.
     *
     * @param head the state that the result is for
     * @param since every operation from {@link Submission#decidedSince} up to the head, in order
     */
    Result onto(DocumentState head, Submission submission, List<CommittedOperation> since) {
        if (submission.base() > head.revision()) {
            return refused(ErrorCode.ERR_OP_VERSION_NEWER_THAN_CURRENT_SNAPSHOT,
                    "Base revision " + submission.base() + " is newer than the current revision " + head.revision());
        }
        for (CommittedOperation committed : since) {
            if (committed.id().equals(submission.id())) {
                return new Result.Known(committed.revision());
            }
        }
        try {
            return submission.base() == Submission.CURRENT && submission.change() instanceof Change.Create create
                    ? createNow(head, submission.id(), create)
                    : new Result.Fresh(rebased(head, submission.change(), since));
        } catch (ChangeRefusedException e) {
            return new Result.Refused(e.problem());
        }
    }

    private Result createNow(DocumentState head, OperationId id, Change.Create create) throws ChangeRefusedException {
        if (head.body().isEmpty()) {
            admission.requireAllowed(create.content());
            return new Result.Fresh(create);
        }
        DocumentState.Creation creation = head.body().get().creation();
        return creation.id().equals(id)
                ? new Result.Known(creation.revision())
                : refused(ErrorCode.ERR_DOC_ALREADY_CREATED, "Document already exists");
    }

    /** The table of edit, create and delete against each other. */
    private Change rebased(DocumentState head, Change change, List<CommittedOperation> since)
            throws ChangeRefusedException {
        for (CommittedOperation committed : since) {
            switch (committed.change()) {
                case Change.Create _ ->
                    throw new ChangeRefusedException(ErrorCode.ERR_DOC_ALREADY_CREATED, "Document was created remotely");
                case Change.Delete() when !(change instanceof Change.Delete) ->
                    throw new ChangeRefusedException(ErrorCode.ERR_DOC_WAS_DELETED, "Document was deleted");
                case Change.Edit _ when change instanceof Change.Create ->
                    throw new ChangeRefusedException(ErrorCode.ERR_DOC_ALREADY_CREATED, "Document already exists");
                case Change.Delete _, Change.Edit _ -> {}
            }
        }
        return switch (change) {
            case Change.Edit(EncodedOperation operation) -> new Change.Edit(transformed(head, operation, since));
            case Change.Create(OtType _, Content content) -> {
                admission.requireAllowed(content);
                yield change;
            }
            case Change.Delete _ -> change;
        };
    }

    private EncodedOperation transformed(
            DocumentState head, EncodedOperation submitted, List<CommittedOperation> since)
            throws ChangeRefusedException {
        OtType type = head.body()
                .orElseThrow(() ->
                        new ChangeRefusedException(ErrorCode.ERR_DOC_DOES_NOT_EXIST, "Document does not exist"))
                .type();
        try {
            Operation operation = admission.submitted(submitted, type);
            for (CommittedOperation committed : since) {
                if (committed.change() instanceof Change.Edit(EncodedOperation over)) {
                    operation = type.transform(operation, over.decoded(type), Side.LEFT);
                }
            }
            return admission.rebased(type, operation);
        } catch (InvalidOperationException e) {
            throw new ChangeRefusedException(ErrorCode.ERR_OT_OP_NOT_APPLIED, e.getMessage());
        }
    }

    private static Result refused(ErrorCode code, String message) {
        return new Result.Refused(new Problem(code, message));
    }
}
