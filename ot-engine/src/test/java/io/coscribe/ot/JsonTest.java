package io.coscribe.ot;

import static io.coscribe.ot.Json.text;
import static io.coscribe.ot.Jsons.bytes;
import static io.coscribe.ot.Jsons.parse;
import static io.coscribe.ot.Jsons.throughBytes;
import static io.coscribe.ot.Jsons.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonParser;
import io.coscribe.ot.InvalidOperationException.Code;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @CsvSource({"1,1.0", "1,10e-1", "0,-0.0", "100,1E2", "9007199254740993,9007199254740992", "1e300,1.0e300"})
    void oneNumberHasOneForm(String number, String same) {
        assertEquals(value(number), value(same));
        assertEquals(value(number).hashCode(), value(same).hashCode());
    }

    @Test
    void equalityIsDeepAndIgnoresTheOrderOfKeys() {
        assertEquals(value("{'a':[1,{'b':null,'c':2}]}"), value("{'a':[1.0,{'c':2,'b':null}]}"));
        assertNotEquals(value("{'a':null}"), value("{}"));
        assertNotEquals(value("[1,2]"), value("[2,1]"));
        assertNotEquals(value("0"), value("false"));
    }

    @Test
    void keysKeepTheirOrder() {
        assertEquals("{\"b\":1,\"a\":2,\"10\":3}", written(value("{'b':1,'a':2,'10':3}")));
    }

    @Test
    void aRepeatedKeyIsRefused() {
        assertEquals(Code.DUPLICATE_KEY, refused(() -> value("{'a':null,'a':null}")));
        assertEquals(Code.DUPLICATE_KEY, refused(() -> value("[{'b':1,'a':1,'b':2}]")));
    }

    @Test
    void whatIsNotOneValueIsRefused() {
        assertEquals(Code.NOT_JSON, refused(() -> value("")));
        assertEquals(Code.NOT_JSON, refused(() -> value("[1")));
        assertEquals(Code.NOT_JSON, refused(() -> value("[1]]")));
        assertEquals(Code.NOT_JSON, refused(() -> value("1 2")));
        assertEquals(Code.NOT_JSON, refused(() -> value("{a:1}")));
        assertEquals(Code.TOO_DEEP, refused(() -> value("[".repeat(300) + "]".repeat(300))));
    }

    @Test
    void whatIsBeyondTheLimitsOfTheParserIsRefusedWhereverItStands() {
        String digits = "1".repeat(2000);

        assertEquals(Code.BEYOND_LIMITS, refused(() -> value("[".repeat(100_000))));
        assertEquals(Code.BEYOND_LIMITS, refused(() -> value(digits)));
        assertEquals(Code.BEYOND_LIMITS, refused(() -> value("1." + digits)));
        assertEquals(Code.BEYOND_LIMITS, refused(() -> value("[1," + digits + "]")));
        assertEquals(Code.BEYOND_LIMITS, refused(() -> value("1 " + digits)));
        assertEquals(Code.BEYOND_LIMITS, refused(() -> value("{'" + "x".repeat(50_001) + "':1}")));
    }

    @Test
    void aReaderInsideAReaderRefusesWithItsOwnCode() {
        String tooLong = "x".repeat(50_001);

        assertEquals(Code.BEYOND_LIMITS, refused(() -> parse("[{'" + tooLong + "':1}]", JsonTest::readNested)));
        assertEquals(Code.TOO_DEEP, refused(() -> parse("[".repeat(300) + "]".repeat(300), JsonTest::readNested)));
    }

    private static Object readNested(JsonParser json) throws IOException {
        return Json.readWhole(json, inner -> Json.readWhole(inner, Json::read));
    }

    @Test
    void valuesCanNotBeChanged() {
        assertThrows(UnsupportedOperationException.class, () -> ((List<?>) value("[1]")).clear());
        assertThrows(UnsupportedOperationException.class, () -> ((Map<?, ?>) value("{'a':1}")).clear());
    }

    @Test
    void aCopyTakesTheOneFormAndItsOwnLife() {
        List<Object> mine = new ArrayList<>(Arrays.asList(1, 2.0, null));
        Object copy = Json.of(Map.of("a", mine));
        mine.clear();

        assertEquals(value("{'a':[1,2,null]}"), copy);
        assertThrows(IllegalArgumentException.class, () -> Json.of(new Object()));
        assertThrows(IllegalArgumentException.class, () -> Json.of(Map.of(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> Json.of(Collections.singletonMap(null, 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400"})
    void numbersBeyondADoubleAreRefused(String number) {
        assertEquals(Code.INVALID_NUMBER, refused(() -> value(number)));
    }

    @Test
    void nestingHasALimit() {
        int limit = Json.MAX_DEPTH;
        String deepest = "[".repeat(limit) + "]".repeat(limit);

        assertEquals(deepest, written(value(deepest)));
        assertEquals(Code.TOO_DEEP, refused(() -> value("[" + deepest + "]")));
        assertEquals(Code.TOO_DEEP, refused(() -> value("{'a':".repeat(limit + 1) + "1" + "}".repeat(limit + 1))));
        assertEquals(Code.TOO_DEEP, refused(() -> Json.of(endless())));
    }

    private static Map<String, Object> endless() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        return map;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d", "\ude00", "a\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00", "\u0000\ud83dé\"\\\n", "\ud83d\ude00",
                "\u0000", "\u2028\u2029", ""
            })
    void anyStringSurvives(String string) {
        assertSurvives(string);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d\ude00", "a\ud83d\ude00\"b", "\u0000", "é\u2028", ""})
    void anyTextSurvivesAsKey(String key) {
        assertSurvives(Json.of(Map.of(key, 1)));
    }

    /** Any strings of as many of two with one hash have one hash: with factor 31, Java's, or 33. */
    @ParameterizedTest
    @CsvSource({"Aa,BB", "Aa,B@"})
    void manyKeysOfOneHashAreRead(String one, String other) {
        Map<String, Object> values = new HashMap<>();
        for (int number = 0; number < 1 << 12; number++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                key.append((number >> bit & 1) == 0 ? one : other);
            }
            values.put(key.toString(), 1);
        }
        Object object = Json.of(values);
        assertEquals(object, value(written(object)));
    }

    @Test
    void keysWithHalfASurrogatePairAreRefused() {
        assertEquals(Code.INVALID_KEY, refused(() -> value("[{'\\ud83d':1}]")));
        assertEquals(Code.INVALID_KEY, refused(() -> Json.of(Map.of("\ude00", 1))));
    }

    /** Generators hand long strings over in segments; a pair may lie across the seam. */
    @Test
    void longStringsSurviveWhereverTheirSurrogatesLie() {
        for (int start = 0; start < 8; start++) {
            String pairs = "x".repeat(start) + "\ud83d\ude00".repeat(10_000);
            assertSurvives(pairs);
            assertSurvives(pairs + "\ud83d");
            assertSurvives(Json.of(Map.of(pairs, 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a", "\ud83d\ude00", "\ud83d", "\ude00", "x\ud83d\ude00y\ud83d",
                "\ude00\ud83d\ud83d\ude00", "\u0000é\"\\\n"
            })
    void aStringInPiecesIsWrittenAsWhenItIsWhole(String string) {
        for (int first = 0; first <= string.length(); first++) {
            for (int second = first; second <= string.length(); second++) {
                List<String> pieces =
                        List.of(string.substring(0, first), string.substring(first, second), string.substring(second));

                assertEquals(written(string), text(json -> Json.writeString(json, pieces)));
                assertEquals(string, throughBytes(json -> Json.writeString(json, pieces), Json::read));
            }
        }
    }

    @Test
    void longStringsInPiecesSurviveWhereverTheirSurrogatesLie() {
        for (int start = 0; start < 8; start++) {
            String piece = "x".repeat(start) + "\ud83d\ude00".repeat(10_000);
            List<String> pieces = List.of(piece, piece + "\ud83d", "\ude00" + piece, "");
            String whole = String.join("", pieces);

            assertEquals(whole, Json.parse(text(json -> Json.writeString(json, pieces)), Json::read));
            assertEquals(whole, throughBytes(json -> Json.writeString(json, pieces), Json::read));
        }
    }

    @Test
    void loneSurrogatesAreWrittenAsEscapesAndPairsAsTheyAre() {
        assertEquals("\"\\ud83dx\"", written("\ud83dx"));
        assertEquals("\"\\ud83dx\"", new String(bytes(json -> Json.write(json, "\ud83dx")), UTF_8));
        assertEquals("\"\ud83d\ude00\"", written("\ud83d\ude00"));
        assertEquals("\"\\ud83d\ud83d\ude00\"", written("\ud83d\ud83d\ude00"));
    }

    /** A name that isn't a key of a value, such as an id, may be any string. */
    @Test
    void loneSurrogatesInNamesAreWrittenAsEscapes() {
        String written = new String(
                bytes(json -> {
                    json.writeStartObject();
                    Json.writeFieldName(json, "\ude00");
                    json.writeNull();
                    json.writeEndObject();
                }),
                UTF_8);

        assertEquals("{\"\\ude00\":null}", written);
    }

    private static void assertSurvives(Object value) {
        assertEquals(value, Json.parse(written(value), Json::read));
        assertEquals(value, throughBytes(json -> Json.write(json, value), Json::read));
    }

    private static String written(Object value) {
        return text(json -> Json.write(json, value));
    }

    private static Code refused(Executable action) {
        return assertThrows(InvalidOperationException.class, action).code();
    }
}
