package io.coscribe.session;

import io.coscribe.id.DocumentId;
import io.coscribe.ot.Content;
import io.coscribe.ot.Operation;
import java.util.Optional;

/**
 * What documents may hold beyond what their types ask for. A session asks about everything that is submitted to it and
 * wasn't committed before; what is stored isn't asked about. Called on the threads of sessions, and returns at once.
 *
 * <p>An objection is a sentence for people, which names attributes, embeds and schemes and repeats no content.
 */
public interface ContentRules {

    /** No rules. */
    ContentRules NONE = new ContentRules() {

        @Override
        public Optional<String> objection(DocumentId document, Operation operation) {
            return Optional.empty();
        }

        @Override
        public Optional<String> objection(DocumentId document, Content content) {
            return Optional.empty();
        }
    };

    /** What speaks against an edit; empty if nothing does. */
    Optional<String> objection(DocumentId document, Operation operation);

    /** What speaks against a document's first content; empty if nothing does. */
    Optional<String> objection(DocumentId document, Content content);
}
