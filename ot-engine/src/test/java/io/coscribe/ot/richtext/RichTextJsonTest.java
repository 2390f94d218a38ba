package io.coscribe.ot.richtext;

import static io.coscribe.ot.richtext.RichTexts.delta;
import static io.coscribe.ot.richtext.RichTexts.document;
import static io.coscribe.ot.richtext.RichTexts.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.coscribe.ot.Content;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Json;
import io.coscribe.ot.Jsons;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rich-text understands, what it refuses, and what it writes. */
class RichTextJsonTest {

    @Test
    void anArrayAndAnObjectWithOpsMeanTheSame() {
        Delta bare = delta("[{'retain':1.0},{'insert':'a'}]");

        assertEquals(bare, delta("{'v':{'x':[1]},'ops':[{'retain':1},{'insert':'a'}],'more':[]}"));
        assertEquals("{\"ops\":[{\"retain\":1},{\"insert\":\"a\"}]}", text(bare));
    }

    @Test
    void emptyTextsAndAttributesMeanNothing() {
        assertEquals(Delta.EMPTY, delta("[{'insert':''},{'insert':'','attributes':{'bold':true}}]"));
        assertEquals(delta("[{'insert':'a'}]"), delta("[{'insert':'a','attributes':{}}]"));
        assertEquals(delta("[{'insert':'a'}]"), delta("[{'attributes':null,'insert':'a'}]"));
        assertEquals(delta("[{'delete':1}]"), delta("[{'delete':1,'attributes':{}}]"));
    }

    @Test
    void anInsertBehindADeleteKeepsItsPlace() {
        assertEquals(
                "{\"ops\":[{\"delete\":1},{\"insert\":\"x\"}]}", text(delta("[{'delete':1},{'insert':''},{'insert':'x'}]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'image':'x'}", "{}", "[1]", "7", "0", "true", "false"})
    void anythingButTextAndNullIsAnEmbedOfLengthOne(String value) {
        assertEquals(1, document("[{'insert':" + value + "}]").length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | NOT_A_DELTA",
                "null | NOT_A_DELTA",
                "'insert' | NOT_A_DELTA",
                "{} | NOT_A_DELTA",
                "{'ops':{}} | NOT_A_DELTA",
                "{'ops':[],'ops':[]} | NOT_A_DELTA",
                "[1] | MALFORMED_COMPONENT",
                "[[]] | MALFORMED_COMPONENT",
                "[null] | MALFORMED_COMPONENT",
                "[{}] | MALFORMED_COMPONENT",
                "[{'attributes':{}}] | MALFORMED_COMPONENT",
                "[{'insert':null}] | MALFORMED_COMPONENT",
                "[{'insert':'a','delete':1}] | MALFORMED_COMPONENT",
                "[{'insert':'a','insert':'b'}] | MALFORMED_COMPONENT",
                "[{'insert':'a','color':'red'}] | MALFORMED_COMPONENT",
                "[{'delete':1,'attributes':{'bold':true}}] | MALFORMED_COMPONENT",
                "[{'insert':'a','attributes':[]}] | MALFORMED_ATTRIBUTES",
                "[{'retain':1,'attributes':'bold'}] | MALFORMED_ATTRIBUTES",
                "[{'insert':'a','attributes':{'b':1},'attributes':{'b':1}}] | DUPLICATE_KEY",
                "[{'attributes':null,'insert':'a','attributes':{'b':1}}] | DUPLICATE_KEY",
                "[{'retain':1,'attributes':{},'attributes':null}] | DUPLICATE_KEY",
                "[{'retain':1,'attributes':{'b':1,'b':2}}] | DUPLICATE_KEY",
                "[{'retain':0}] | INVALID_LENGTH",
                "[{'retain':-1}] | INVALID_LENGTH",
                "[{'delete':1.5}] | INVALID_LENGTH",
                "[{'delete':2147483648}] | INVALID_LENGTH",
                "[{'delete':1e300}] | INVALID_LENGTH",
                "[{'delete':99999999999999999999}] | INVALID_LENGTH",
                "[{'delete':true}] | INVALID_LENGTH",
                "[{'delete':'1'}] | INVALID_LENGTH",
                "[{'delete':null}] | INVALID_LENGTH",
                "[{'delete':{}}] | INVALID_LENGTH",
                "[{'retain':[]}] | INVALID_LENGTH",
                "[{'retain':{'image':{}}}] | EMBED_CHANGE_UNSUPPORTED",
                "[{'delete':1e400}] | INVALID_NUMBER",
                "[{'delete':2147483647},{'delete':1}] | TOO_LONG",
            })
    void whatQuillDeltaNeverMakesIsRefused(String json, Code code) {
        assertEquals(code, refused(json));
    }

    @Test
    void whatIsBeyondTheLimitsOfTheParserIsRefused() {
        assertEquals(Code.BEYOND_LIMITS, refused("[{'insert':'" + "x".repeat(20_000_001) + "'}]"));
        assertEquals(
                Code.BEYOND_LIMITS, refused("[{'insert':'a','attributes':{'" + "x".repeat(50_001) + "':true}}]"));
        assertEquals(Code.BEYOND_LIMITS, refused("[{'insert':" + "[".repeat(100_000)));
    }

    private static Code refused(String json) {
        return assertThrows(InvalidOperationException.class, () -> delta(json)).code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{'insert':'a'},{'retain':1,'attributes':{'bold':true}}]", "[{'delete':1},{'insert':'a'}]"})
    void aDocumentHoldsInsertsOnly(String json) {
        assertEquals(
                Code.NOT_A_DOCUMENT,
                assertThrows(InvalidOperationException.class, () -> document(json)).code());
    }

    @Test
    void aRefusalNamesTheValues() {
        String message = assertThrows(
                        InvalidOperationException.class, () -> delta("[{'insert':'a'},{'retain':-3}]"))
                .getMessage();

        assertEquals("component 1 has the retain length -3", message);
    }

    @Test
    void aNewDocumentIsEmptyUnlessDataIsGiven() throws IOException {
        assertSame(RichTextDocument.EMPTY, RichTexts.TYPE.create(null));
        assertSame(RichTextDocument.EMPTY, Json.<Content>parse("null", RichTexts.TYPE::create));
        assertEquals(
                document("[{'insert':'ab'}]"),
                Json.<Content>parse("{\"ops\":[{\"insert\":\"a\"},{\"insert\":\"b\"}]}", RichTexts.TYPE::create));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{'insert':'a'}]", "{'ops':[]}", "[{'retain':{'a':[{}]}},[1]]", "{'ops':[[{}],2],'z':1}", "7", "{}"})
    void theParserIsLeftAtTheEndOfTheValueEvenIfItIsRefused(String value) throws IOException {
        String message = "{'op':" + value + ",'seq':7}";
        try (JsonParser json = Jsons.FACTORY.createParser(message.replace('\'', '"'))) {
            json.nextToken();
            json.nextToken();
            json.nextToken();
            try {
                RichTexts.TYPE.readOperation(json);
            } catch (InvalidOperationException refused) {
                assertTrue(refused.getMessage().length() > 0);
            }
            assertEquals(JsonToken.FIELD_NAME, json.nextToken());
            assertEquals("seq", json.currentName());
        }
    }
}
