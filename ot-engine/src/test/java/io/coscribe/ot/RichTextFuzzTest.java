package io.coscribe.ot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever arrives is applied, or refused with {@link InvalidOperationException}, or isn't JSON. */
class RichTextFuzzTest {

    private static final String[] SCRAPS = {
        "{", "}", "[", "]", ",", ":", "null", "true", "0", "-1", "1.5", "1e400", "2147483647", "9007199254740993", "\"\"",
        "\"a\"", "\"\\ud83d\"", "\"insert\":", "\"retain\":", "\"delete\":", "\"attributes\":", "\"ops\":", "{\"bold\":null}",
        "{\"retain\":1}", "{\"delete\":1}", "{\"insert\":{}}"
    };

    private int applied;
    private int refused;
    private int malformed;

    @Test
    void randomJson() {
        Seeds.forEach(20_000, random -> {
            RichTextDocument document = new RandomRichText(random).document(10);
            submit(document, RandomJson.deltaLike(random));
        });
    }

    @Test
    void mutatedOperations() {
        Seeds.forEach(20_000, random -> {
            RandomRichText richText = new RandomRichText(random);
            RichTextDocument document = richText.document(10);
            submit(document, mutated(random, Jsons.text(richText.receivedDelta(document.length()))));
        });
        assertTrue(malformed > 100, () -> malformed + " malformed");
    }

    @AfterEach
    void bothWaysWereTaken() {
        if (Long.getLong("coscribe.seed") == null) {
            assertTrue(applied > 100 && refused > 100, () -> applied + " applied, " + refused + " refused");
        }
    }

    private static String mutated(Random random, String json) {
        StringBuilder mutated = new StringBuilder(json);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int start = random.nextInt(mutated.length() + 1);
            int end = Math.min(mutated.length(), start + random.nextInt(4));
            String scrap = random.nextBoolean() ? SCRAPS[random.nextInt(SCRAPS.length)] : "";
            mutated.replace(start, end, scrap);
        }
        return mutated.isEmpty() ? "[" : mutated.toString();
    }

    private void submit(RichTextDocument document, String json) throws IOException {
        try (JsonParser parser = Jsons.FACTORY.createParser(json)) {
            parser.nextToken();
            submit(document, parser);
            assertEquals(startOfLastToken(json), parser.currentTokenLocation().getCharOffset(), json);
        } catch (JsonParseException e) {
            malformed++;
            assertThrows(JsonParseException.class, () -> startOfLastToken(json), json);
        }
    }

    private void submit(RichTextDocument document, JsonParser parser) throws IOException {
        try {
            RichTextDocument after = document.apply(Jsons.RICH_TEXT.readOperation(parser));
            after.checkInvariants();
            assertEquals(after, Jsons.read(Jsons.text(after), Jsons.RICH_TEXT::readContent));
            applied++;
        } catch (InvalidOperationException e) {
            refused++;
        }
    }

    /** Where the last token of the first value starts. */
    private static long startOfLastToken(String json) throws IOException {
        try (JsonParser parser = Jsons.FACTORY.createParser(json)) {
            parser.nextToken();
            parser.skipChildren();
            parser.finishToken();
            return parser.currentTokenLocation().getCharOffset();
        }
    }
}
