package io.coscribe.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.id.OperationId;
import io.coscribe.ot.Content;
import io.coscribe.ot.Json;
import io.coscribe.ot.richtext.Attributes;
import io.coscribe.ot.richtext.Component;
import io.coscribe.ot.OtType;
import io.coscribe.ot.OtTypes;
import io.coscribe.ot.richtext.RichTextDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationCodecTest {

    private static final OtType JSON0 = OtTypes.standard().find("json0").orElseThrow();
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

    /** Any strings of as many of two with one hash have one hash: with factor 31, Java's, or 33. */
    @ParameterizedTest
    @CsvSource({"Aa,BB", "Aa,B@"})
    void aContentWithManyKeysOfOneHashIsReadBack(String one, String other) {
        Map<String, Object> keys = new HashMap<>();
        for (int number = 0; number < 1 << 12; number++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                key.append((number >> bit & 1) == 0 ? one : other);
            }
            keys.put(key.toString(), 1);
        }
        Content content = Json.parse(Json.text(json -> Json.write(json, Json.of(keys))), JSON0::create);
        assertEquals(content, codec.decodeContent(JSON0, codec.encodeContent(JSON0, content)));
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
