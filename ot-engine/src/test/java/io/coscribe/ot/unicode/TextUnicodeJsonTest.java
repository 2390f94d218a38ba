package io.coscribe.ot.unicode;

import static io.coscribe.ot.unicode.UnicodeTexts.TYPE;
import static io.coscribe.ot.unicode.UnicodeTexts.document;
import static io.coscribe.ot.unicode.UnicodeTexts.operation;
import static io.coscribe.ot.unicode.UnicodeTexts.text;
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

/** What text-unicode understands, what it refuses, and what it writes. */
class TextUnicodeJsonTest {

    @Test
    void numbersSkipStringsInsertAndObjectsDelete() {
        TextOperation operation = TextOperation.builder().skip(3).insert("hi").delete(2).skip(1).delete("xy").build();

        assertEquals("[3,\"hi\",{\"d\":2},1,{\"d\":\"xy\"}]", text(operation));
        assertEquals(operation, operation("[3.0,'hi',{'d':2},1e0,{'d':'xy'}]"));
    }

    /** The reference type refuses what is untidy once it is in an operation. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[0,'a',0,'b',0] | ['ab']",
                "['a','','b'] | ['ab']",
                "[{'d':0},'a',{'d':''}] | ['a']",
                "[1,2,'a',3] | [3,'a']",
                "[{'d':'a'},{'d':'b'},0,{'d':'c'}] | [{'d':'abc'}]",
                "[{'d':'a'},{'d':2}] | [{'d':3}]",
                "[2147483647] | []",
            })
    void whatCanonicalFormDoesAwayWithIsAcceptedAndNotWritten(String untidy, String tidy) {
        assertEquals(tidy.replace('\'', '"'), text(operation(untidy)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | NOT_A_TEXT_OPERATION",
                "null | NOT_A_TEXT_OPERATION",
                "'a' | NOT_A_TEXT_OPERATION",
                "{} | NOT_A_TEXT_OPERATION",
                "{'ops':['a']} | NOT_A_TEXT_OPERATION",
                "[null] | MALFORMED_COMPONENT",
                "[true] | MALFORMED_COMPONENT",
                "[[1]] | MALFORMED_COMPONENT",
                "[{}] | MALFORMED_COMPONENT",
                "[{'i':'a'}] | MALFORMED_COMPONENT",
                "[{'d':null}] | MALFORMED_COMPONENT",
                "[{'d':true}] | MALFORMED_COMPONENT",
                "[{'d':{'d':1}}] | MALFORMED_COMPONENT",
                "[{'d':[1]}] | MALFORMED_COMPONENT",
                "[{'d':1,'i':'a'}] | MALFORMED_COMPONENT",
                "[{'d':1,'d':2}] | MALFORMED_COMPONENT",
                "[-1] | INVALID_LENGTH",
                "[1.5] | INVALID_LENGTH",
                "[2147483648] | INVALID_LENGTH",
                "[1e300] | INVALID_LENGTH",
                "[99999999999999999999] | INVALID_LENGTH",
                "[{'d':-1}] | INVALID_LENGTH",
                "[{'d':0.5}] | INVALID_LENGTH",
                "[{'d':2147483648}] | INVALID_LENGTH",
                "[1e400] | INVALID_NUMBER",
                "[{'d':-1e400}] | INVALID_NUMBER",
                "[2147483647,1] | TOO_LONG",
                "[{'d':2147483647},{'d':1}] | TOO_LONG",
                "['\\ud83d'] | LONE_SURROGATE",
                "['\\ud83d','\\ude00'] | LONE_SURROGATE",
                "['a\\ude00\\ud83d'] | LONE_SURROGATE",
                "[{'d':'\\ud83d'}] | LONE_SURROGATE",
            })
    void whatTheReferenceNeverMakesIsRefused(String json, Code code) {
        assertEquals(code, assertThrows(InvalidOperationException.class, () -> operation(json)).code());
    }

    @Test
    void aRefusalNamesTheValues() {
        assertEquals("component 1 has the delete length -3", refused("['a',{'d':-3}]").getMessage());
        assertEquals("component 0 holds the unknown key i", refused("[{'i':1}]").getMessage());
    }

    @Test
    void nestingBeyondTheLimitsOfTheParserIsRefused() {
        assertEquals(Code.BEYOND_LIMITS, refused("[".repeat(100_000)).code());
        assertEquals(Code.BEYOND_LIMITS, refused("[" + "{'d':".repeat(100_000)).code());
    }

    @Test
    void aTextBeyondTheLimitsOfTheParserIsRefused() {
        assertEquals(Code.BEYOND_LIMITS, refused("['" + "x".repeat(20_000_001) + "']").code());
    }

    private static InvalidOperationException refused(String json) {
        return assertThrows(InvalidOperationException.class, () -> operation(json));
    }

    @Test
    void aNewTextIsEmptyUnlessDataIsGiven() throws IOException {
        assertSame(TextDocument.EMPTY, TYPE.create(null));
        assertEquals(document("a\ud83d\ude00"), Json.<Content>parse("\"a\ud83d\ude00\"", TYPE::create));
    }

    /** As the reference refuses null, a peer that has to create the same text could not. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "{}", "['a']", "{'a':[1]}", "true"})
    void aTextIsAString(String json) {
        InvalidOperationException refused =
                assertThrows(InvalidOperationException.class, () -> Jsons.<Content>parse(json, TYPE::create));

        assertEquals(Code.NOT_A_DOCUMENT, refused.code());
    }

    @Test
    void aTextHoldsNoHalvesOfPairs() {
        InvalidOperationException refused = assertThrows(
                InvalidOperationException.class, () -> Jsons.<Content>parse("'\\ud83dx\\ude00'", TYPE::create));

        assertEquals(Code.LONE_SURROGATE, refused.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,'a']", "[{'d':{'a':[{}]}},[1]]", "[[[1],{}],2]", "{'ops':[[{}],2],'z':1}", "[-1,{'d':1}]", "7",
                "[{'d':1,'e':{}},3]", "['\\ud83d',[4]]"
            })
    void theParserIsLeftAtTheEndOfTheValueEvenIfItIsRefused(String value) throws IOException {
        String message = "{'op':" + value + ",'seq':7}";
        try (JsonParser json = Jsons.FACTORY.createParser(message.replace('\'', '"'))) {
            json.nextToken();
            json.nextToken();
            json.nextToken();
            try {
                TYPE.readOperation(json);
            } catch (InvalidOperationException refused) {
                assertTrue(refused.getMessage().length() > 0);
            }
            assertEquals(JsonToken.FIELD_NAME, json.nextToken());
            assertEquals("seq", json.currentName());
        }
    }
}
