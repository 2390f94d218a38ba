package io.coscribe.session;

import io.coscribe.id.DocumentId;
import io.coscribe.ot.Content;
import io.coscribe.ot.Operation;
import io.coscribe.ot.OtType;
import io.coscribe.problem.ErrorCode;
import java.util.Optional;

/** What a document takes in: rules for what is new to it, and limits for how large operations and contents become. */
final class Admission {

    /** How many times as large as it may be submitted an edit may become when it is rebased. */
    private static final long GROWTH = 2;

    private final DocumentId document;
    private final ContentRules rules;
    private final SizeLimits limits;

    Admission(DocumentId document, ContentRules rules, SizeLimits limits) {
        this.document = document;
        this.rules = rules;
        this.limits = limits;
    }

    /**
     * An edit as it was submitted.
     *
     * @throws ChangeRefusedException if it isn't one of {@code type}, is too large, or the rules speak against it
     */
    Operation submitted(EncodedOperation edit, OtType type) throws ChangeRefusedException {
        int size = edit.json().length();
        if (size > limits.operation()) {
            throw tooLarge("The operation has " + size + " characters; at most " + limits.operation() + " are allowed");
        }
        Operation operation = edit.decoded(type);
        requireNone(rules.objection(document, operation));
        return operation;
    }

    /** @throws ChangeRefusedException if the rules speak against a document's first content */
    void requireAllowed(Content content) throws ChangeRefusedException {
        requireNone(rules.objection(document, content));
    }

    private static void requireNone(Optional<String> objection) throws ChangeRefusedException {
        if (objection.isPresent()) {
            throw new ChangeRefusedException(ErrorCode.ERR_CONTENT_NOT_ALLOWED, objection.get());
        }
    }

    /**
     * An edit in canonical form. A change of attributes that is cut by what others inserted repeats them in every part.
     *
     * @throws ChangeRefusedException if it has become too large by that
     */
    EncodedOperation rebased(OtType type, Operation operation) throws ChangeRefusedException {
        return EncodedOperation.of(type, operation, GROWTH * limits.operation())
                .orElseThrow(() -> tooLarge("Behind what was committed since, the operation would be too large"));
    }

    private static ChangeRefusedException tooLarge(String message) {
        return new ChangeRefusedException(ErrorCode.ERR_OPERATION_TOO_LARGE, message);
    }

    /** @throws ChangeRefusedException if a change makes a document grow beyond what it may be */
    void requireRoom(DocumentState before, DocumentState after) throws ChangeRefusedException {
        long size = size(after);
        if (size > limits.document() && size > size(before)) {
            throw new ChangeRefusedException(ErrorCode.ERR_DOCUMENT_TOO_LARGE,
                    "The document would have " + size + " characters; at most " + limits.document() + " are allowed");
        }
    }

    private static long size(DocumentState state) {
        return state.body().map(body -> body.content().size()).orElse(0L);
    }
}
