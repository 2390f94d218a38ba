package io.coscribe.ot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.ot.richtext.Attributes;
import io.coscribe.ot.richtext.Delta;
import io.coscribe.ot.richtext.RichTextDocument;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of README.md. */
class ReadmeTest {

    @Test
    void anyType() {
        OtType type = OtTypes.standard().find("json0").orElseThrow();
        Content start = Json.parse("{\"votes\":1}", type::create);
        Operation mine = Json.parse("[{\"p\":[\"votes\"],\"na\":1}]", type::readOperation);
        Operation theirs = Json.parse("[{\"p\":[\"votes\"],\"na\":2}]", type::readOperation);

        Content after = type.apply(type.apply(start, theirs), type.transform(mine, theirs, Side.LEFT));
        String json = Json.text(generator -> type.writeContent(after, generator));

        assertEquals("{\"votes\":4}", json);
    }

    @Test
    void richText() {
        RichTextDocument document = RichTextDocument.EMPTY.apply(Delta.builder().insert("Hello\n").build());
        Delta bold = Delta.builder().retain(5, Attributes.of(Map.of("bold", true))).build();
        Delta undo = bold.invert(document);

        assertEquals(document, document.apply(bold).apply(undo));
    }
}
