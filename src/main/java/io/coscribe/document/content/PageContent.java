package io.coscribe.document.content;

import io.coscribe.id.DocumentId;
import io.coscribe.ot.Content;
import io.coscribe.ot.Operation;
import io.coscribe.ot.richtext.Attributes;
import io.coscribe.ot.richtext.Component;
import io.coscribe.ot.richtext.Component.Delete;
import io.coscribe.ot.richtext.Component.Embed;
import io.coscribe.ot.richtext.Component.Retain;
import io.coscribe.ot.richtext.Component.Text;
import io.coscribe.ot.richtext.Delta;
import io.coscribe.ot.richtext.RichTextDocument;
import io.coscribe.session.ContentRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.Optional;

/**
 * The rules for rich text of the collection that the pages show. Every attribute and embed must be one that editors are
 * known to write, with a value that no browser runs, wherever it is put on a page. Text is free. Other collections and
 * other types are their clients' business.
 */
@ApplicationScoped
class PageContent implements ContentRules {

    @Override
    public Optional<String> objection(DocumentId document, Operation operation) {
        return isPage(document) && operation instanceof Delta delta
                ? firstObjection(delta.components().iterator())
                : Optional.empty();
    }

    @Override
    public Optional<String> objection(DocumentId document, Content content) {
        return isPage(document) && content instanceof RichTextDocument text
                ? firstObjection(text.pieces())
                : Optional.empty();
    }

    private static boolean isPage(DocumentId document) {
        return document.collection().equals(DocumentId.PAGES);
    }

    private static Optional<String> firstObjection(Iterator<? extends Component> components) {
        Optional<String> objection = Optional.empty();
        while (objection.isEmpty() && components.hasNext()) {
            objection = objection(components.next());
        }
        return objection;
    }

    private static Optional<String> objection(Component component) {
        return switch (component) {
            case Text(String _, Attributes attributes) -> AttributeRules.objection(attributes);
            case Embed embed -> EmbedRules.objection(embed.value())
                    .or(() -> AttributeRules.objection(embed.attributes()));
            case Retain(int _, Attributes change) -> AttributeRules.objection(change);
            case Delete _ -> Optional.empty();
        };
    }
}
