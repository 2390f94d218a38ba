package io.coscribe.faults;

import io.coscribe.ot.Content;
import io.coscribe.ot.Operation;
import java.util.Optional;

/** What one operation does to a document. */
sealed interface Change {

    record Edit(Operation operation) implements Change {}

    record Create(Content content, Base base) implements Change {}

    /** What the submission of a creation says of its base revision. */
    enum Base {
        NAMED,
        /** Nothing, as of a client that never fetched the document: it is created when it doesn't exist by then. */
        OPEN,
    }

    record Delete() implements Change {}

    /**
     * The code with which a submission of this change is refused if {@code committed} is among the operations since its
     * base, as the table in docs/protocol.md has it; empty if the two get along. A creation whose base is open may be
     * committed all the same, when what stood in its way is deleted again.
     */
    default Optional<String> refusalOver(Change committed) {
        return switch (committed) {
            case Create _ -> Optional.of("ERR_DOC_ALREADY_CREATED");
            case Edit _ when this instanceof Create -> Optional.of("ERR_DOC_ALREADY_CREATED");
            case Delete _ when namesBase() && !(this instanceof Delete) -> Optional.of("ERR_DOC_WAS_DELETED");
            case Edit _, Delete _ -> Optional.empty();
        };
    }

    default boolean namesBase() {
        return !(this instanceof Create(_, Base base)) || base == Base.NAMED;
    }
}
