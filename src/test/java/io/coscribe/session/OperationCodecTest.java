package io.coscribe.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.id.OperationId;
import io.coscribe.ot.richtext.Attributes;
import io.coscribe.ot.richtext.Component;
import io.coscribe.ot.OtType;
import io.coscribe.ot.OtTypes;
import io.coscribe.ot.richtext.RichTextDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationCodecTest {

    private static final OtType RICH_TEXT = OtTypes.standard().find("rich-text").orElseThrow();

    private final OperationCodec codec = new OperationCodec(OtTypes.standard());

    @Test
    void aContentLargerThanAnyMessageIsReadBack() {
        RichTextDocument large =
                RichTextDocument.of(List.of(new Component.Text("x".repeat(40 * 1024 * 1024), Attributes.NONE)));

        RichTextDocument read =
                (RichTextDocument) codec.decodeContent(RICH_TEXT, codec.encodeContent(RICH_TEXT, large));
        assertEquals(large.length(), read.length());
    }

    @Test
    void everyCharacterIsReadBack() {
        String json = "{\"ops\":[{\"insert\":\"\\u0000\\ud83d|\\ude00\u2028\ud83d\ude00\"}]}";
        CommittedOperation operation = new CommittedOperation(
                7, new OperationId("ann \ud83d", 3), new Change.Edit(EncodedOperation.received(json)));

        CommittedOperation read = codec.decode(7, codec.encode(List.of(operation))).getFirst();
        assertEquals(operation.id(), read.id());
        assertEquals(json, ((Change.Edit) read.change()).operation().json());
    }
}
