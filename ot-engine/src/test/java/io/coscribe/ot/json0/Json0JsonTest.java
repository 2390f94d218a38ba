package io.coscribe.ot.json0;

import static io.coscribe.ot.json0.Json0s.document;
import static io.coscribe.ot.json0.Json0s.operation;
import static io.coscribe.ot.json0.Json0s.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.coscribe.ot.Author;
import io.coscribe.ot.Content;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Json;
import io.coscribe.ot.Jsons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What json0 understands, what it refuses, and what it writes. */
class Json0JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{'p':['n',0],'na':-1.5}]",
                "[{'p':['s',3],'si':'x'},{'p':[3],'sd':''}]",
                "[{'p':[],'t':'text0','o':[{'p':0,'i':'x'},{'p':1,'d':'y'}]}]",
                "[{'p':[],'t':'text0','o':[]}]",
                "[{'p':[0],'li':null},{'p':[0],'ld':null},{'p':[0],'ld':null,'li':null},{'p':[1],'lm':0}]",
                "[{'p':[''],'oi':null},{'p':[],'od':null},{'p':['k'],'od':{},'oi':[]}]",
            })
    void whatIsReadIsWritten(String json) {
        assertEquals(json.replace('\'', '"'), text(operation(json)));
    }

    @Test
    void keysMayComeInAnyOrderAndNumbersInAnyForm() {
        assertEquals(operation("[{'p':[1],'ld':1,'li':2}]"), operation("[{'li':2.0,'ld':1,'p':[1e0]}]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | NOT_A_JSON0_OPERATION",
                "null | NOT_A_JSON0_OPERATION",
                "{'p':[],'na':1} | NOT_A_JSON0_OPERATION",
                "[1] | MALFORMED_COMPONENT",
                "[[]] | MALFORMED_COMPONENT",
                "[{}] | MALFORMED_COMPONENT",
                "[{'p':[]}] | MALFORMED_COMPONENT",
                "[{'na':1}] | MALFORMED_COMPONENT",
                "[{'p':[],'na':'1'}] | MALFORMED_COMPONENT",
                "[{'p':[],'na':null}] | MALFORMED_COMPONENT",
                "[{'p':[0],'si':null}] | MALFORMED_COMPONENT",
                "[{'p':[0],'sd':1}] | MALFORMED_COMPONENT",
                "[{'p':[0],'si':'a','sd':'b'}] | MALFORMED_COMPONENT",
                "[{'p':[0],'li':1,'oi':1}] | MALFORMED_COMPONENT",
                "[{'p':[0],'li':1,'lm':1}] | MALFORMED_COMPONENT",
                "[{'p':[0],'li':1,'color':1}] | MALFORMED_COMPONENT",
                "[{'p':[0],'li':1,'li':1}] | MALFORMED_COMPONENT",
                "[{'p':[],'t':'text0'}] | MALFORMED_COMPONENT",
                "[{'p':[],'o':[]}] | MALFORMED_COMPONENT",
                "[{'p':[],'t':1,'o':[]}] | MALFORMED_COMPONENT",
                "[{'p':[],'t':'text0','o':{}}] | MALFORMED_COMPONENT",
                "[{'p':[],'t':'text0','o':[1]}] | MALFORMED_COMPONENT",
                "[{'p':[],'t':'text0','o':[{'i':'x'}]}] | MALFORMED_COMPONENT",
                "[{'p':[],'t':'text0','o':[{'p':0}]}] | MALFORMED_COMPONENT",
                "[{'p':[],'t':'text0','o':[{'p':0,'x':'x'}]}] | MALFORMED_COMPONENT",
                "[{'p':[],'t':'text0','o':[{'p':0,'i':'x','d':'x'}]}] | MALFORMED_COMPONENT",
                "[{'p':[],'t':'text0','o':[{'p':0,'i':1}]}] | MALFORMED_COMPONENT",
                "[{'p':[],'t':'text0','o':[{'p':-1,'i':'x'}]}] | INVALID_PATH",
                "[{'p':[],'t':'text0','o':[{'p':0.5,'i':'x'}]}] | INVALID_PATH",
                "[{'p':[],'t':'text0','o':[{'p':null,'i':'x'}]}] | INVALID_PATH",
                "[{'p':[],'t':'rich-text','o':[]}] | UNKNOWN_SUBTYPE",
                "[{'p':0,'na':1}] | INVALID_PATH",
                "[{'p':null,'na':1}] | INVALID_PATH",
                "[{'p':[-1],'na':1}] | INVALID_PATH",
                "[{'p':[0.5],'na':1}] | INVALID_PATH",
                "[{'p':[1e300],'na':1}] | INVALID_PATH",
                "[{'p':[null],'na':1}] | INVALID_PATH",
                "[{'p':[['a']],'na':1}] | INVALID_PATH",
                "[{'p':[],'li':1}] | INVALID_PATH",
                "[{'p':['a'],'li':1}] | INVALID_PATH",
                "[{'p':['0'],'lm':1}] | INVALID_PATH",
                "[{'p':[0],'lm':-1}] | INVALID_PATH",
                "[{'p':[0],'lm':'1'}] | INVALID_PATH",
                "[{'p':[],'si':'x'}] | INVALID_PATH",
                "[{'p':['a'],'sd':'x'}] | INVALID_PATH",
                "[{'p':[0],'oi':1}] | INVALID_PATH",
                "[{'p':['a',0],'od':1}] | INVALID_PATH",
                "[{'p':['__proto__'],'oi':1}] | INVALID_PATH",
                "[{'p':['__proto__','a'],'oi':1}] | INVALID_PATH",
                "[{'p':['\\ud83d'],'oi':1}] | INVALID_KEY",
                "[{'p':['a'],'oi':{'\\ud83d':1}}] | INVALID_KEY",
                "[{'p':['a'],'oi':{'b':1,'b':1}}] | DUPLICATE_KEY",
                "[{'p':[],'na':1e400}] | INVALID_NUMBER",
            })
    void whatIsNoOperationIsRefused(String json, Code code) {
        assertEquals(code, refused(json).code());
    }

    @Test
    void depthsHaveALimit() {
        String deepest = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
        String longest = "0,".repeat(Json.MAX_DEPTH) + "0";

        assertEquals(document(deepest), document("1").apply(operation("[{'p':[],'oi':" + deepest + "}]")));
        assertEquals(Code.TOO_DEEP, refused("[{'p':[],'oi':[" + deepest + "]}]").code());
        assertEquals(1, operation("[{'p':[" + longest + "],'si':'x'}]").components().size());
        assertEquals(Code.INVALID_PATH, refused("[{'p':[0," + longest + "],'si':'x'}]").code());
    }

    @Test
    void keysHaveALimitInBytes() {
        for (String key : List.of("a".repeat(Keys.MAX_LENGTH), "\u5b57".repeat(Keys.MAX_LENGTH / 3))) {
            JsonDocument longest = document("{}").apply(operation("[{'p':['" + key + "'],'oi':1}]"));

            assertEquals(longest, document(text(longest)));
            assertEquals(longest, readFromBytes(text(longest)));
            assertEquals(Code.TOO_LONG, refused("[{'p':['" + key + "\u5b57'],'oi':1}]").code());
            assertEquals(Code.TOO_LONG, refused("[{'p':['" + key + "\u5b57',0],'li':1}]").code());
        }
    }

    @Test
    void keysHaveALimitInValuesOfAnyParser() {
        String value = "{'a':[{'" + "k".repeat(Keys.MAX_LENGTH + 1) + "':1}]}";

        assertEquals(
                Code.TOO_LONG,
                assertThrows(InvalidOperationException.class, () -> readWithoutLimit(value, Json0s.TYPE::readContent))
                        .code());
        assertEquals(
                Code.TOO_LONG,
                assertThrows(
                                InvalidOperationException.class,
                                () -> readWithoutLimit("[{'p':[],'oi':" + value + "}]", Json0s.TYPE::readOperation))
                        .code());
    }

    private static Object readFromBytes(String json) {
        return read(new JsonFactory(), json, Json0s.TYPE::readContent);
    }

    private static void readWithoutLimit(String literal, Json.ValueReader<?> reader) {
        JsonFactory unlimited = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .build();
        read(unlimited, literal.replace('\'', '"'), reader);
    }

    private static Object read(JsonFactory factory, String json, Json.ValueReader<?> reader) {
        try (JsonParser parser = factory.createParser(json.getBytes(StandardCharsets.UTF_8))) {
            parser.nextToken();
            return reader.read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So whatever there is has been checked: paths that end in what the component changes, values of the one form. */
    @Test
    void componentsAreOnlyMadeByReading() {
        for (Class<?> type : List.of(Component.class, TextComponent.class, Path.class)) {
            assertFalse(Modifier.isPublic(type.getModifiers()), type.getName());
        }
        for (Object step : List.of(-1L, 1, 0.5, true)) {
            assertThrows(IllegalArgumentException.class, () -> Path.of(List.of(step)));
        }
    }

    @Test
    void aRefusalNamesTheValues() {
        assertEquals(
                "component 1 has a path that doesn't end in an index: [a, b]",
                refused("[{'p':[],'na':1},{'p':['a','b'],'li':1}]").getMessage());
        assertEquals(
                "component 0 holds the keys [li, oi, p], which are no kind of component",
                refused("[{'p':[0],'oi':1,'li':1}]").getMessage());
        assertEquals(
                "component 0 is of the subtype rich-text",
                refused("[{'p':[],'t':'rich-text','o':1}]").getMessage());
    }

    private static InvalidOperationException refused(String json) {
        return assertThrows(InvalidOperationException.class, () -> operation(json));
    }

    @Test
    void aNewDocumentIsNullUnlessDataIsGiven() throws IOException {
        assertSame(JsonDocument.NULL, Json0s.TYPE.create(null));
        assertSame(JsonDocument.NULL, Json.<Content>parse("null", Json0s.TYPE::create));
        assertEquals(document("{'a':[1]}"), Json.<Content>parse("{\"a\":[1]}", Json0s.TYPE::create));
    }

    @Test
    void thereIsNoPresence() {
        assertFalse(Json0s.TYPE.supportsPresence());
        assertThrows(
                UnsupportedOperationException.class,
                () -> Json0s.TYPE.transformPresence(1, Json0Operation.EMPTY, Author.OWNER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'p':[],'oi':[{}]}]",
                "[{'p':[0],'si':[[{}]]},[1]]",
                "[{'x':{'y':[]}},2]",
                "[{'p':[[{}]],'na':1}]",
                "{'p':[{}]}",
                "7"
            })
    void theParserIsLeftAtTheEndOfTheValueEvenIfItIsRefused(String value) throws IOException {
        String message = "{'op':" + value + ",'seq':7}";
        try (JsonParser json = Jsons.FACTORY.createParser(message.replace('\'', '"'))) {
            json.nextToken();
            json.nextToken();
            json.nextToken();
            try {
                Json0s.TYPE.readOperation(json);
            } catch (InvalidOperationException refused) {
                assertTrue(refused.getMessage().length() > 0);
            }
            assertEquals(JsonToken.FIELD_NAME, json.nextToken());
            assertEquals("seq", json.currentName());
        }
    }
}
