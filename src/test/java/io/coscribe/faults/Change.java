package io.coscribe.faults;

import io.coscribe.ot.Content;
import io.coscribe.ot.Operation;
import java.util.Optional;

/** What one operation does to a document. */
sealed interface Change {

    record Edit(Operation operation) implements Change {}

    record Create(Content content) implements Change {}

    record Delete() implements Change {}

    /**
     * The code with which a submission of this change is refused if {@code committed} is among the operations since its
     * base, as the table in docs/protocol.md has it; empty if the two get along.
     */
    default Optional<String> refusalOver(Change committed) {
        return switch (committed) {
            case Create _ -> Optional.of("ERR_DOC_ALREADY_CREATED");
            case Edit _ when this instanceof Create -> Optional.of("ERR_DOC_ALREADY_CREATED");
            case Delete _ when !(this instanceof Delete) -> Optional.of("ERR_DOC_WAS_DELETED");
            case Edit _, Delete _ -> Optional.empty();
        };
    }
}
