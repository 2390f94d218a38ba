package io.coscribe.ot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Whatever arrives is applied, or refused with {@link InvalidOperationException}, or isn't JSON; and what was read can be
 * composed, transformed and inverted, or is refused there.
 */
class FuzzTest {

    private static final List<String> SCRAPS = List.of(
            "{", "}", "[", "]", ",", ":", "null", "true", "0", "1", "2", "-1", "1.5", "1e400", "2147483647",
            "9007199254740993", "\"\"", "\"a\"", "\"\\ud83d\"", "{}", "[]");

    private static final int ROUNDS = 20_000;

    /** What was read last; of the type under test, because every test has an instance of its own. */
    private Operation previous;

    private int applied;
    private int refused;
    private int malformed;

    @ParameterizedTest
    @FieldSource("io.coscribe.ot.LawsTest#SAMPLES")
    void randomJson(Samples samples) {
        Seeds.forEach(ROUNDS, random -> {
            Content content = samples.content(random);
            submit(samples, content, new RandomJson(random, samples.keys()).operationLike());
        });
    }

    @ParameterizedTest
    @FieldSource("io.coscribe.ot.LawsTest#SAMPLES")
    void mutatedOperations(Samples samples) {
        OtType type = samples.type();
        Seeds.forEach(ROUNDS, random -> {
            Content content = samples.content(random);
            Operation operation = samples.operation(content, random);
            submit(samples, content, mutated(samples, random, Json.text(json -> type.writeOperation(operation, json))));
        });
        assertTrue(malformed > 100, () -> malformed + " malformed");
    }

    @AfterEach
    void bothWaysWereTaken() {
        if (Long.getLong("coscribe.seed") == null) {
            assertTrue(applied > 100 && refused > 100, () -> applied + " applied, " + refused + " refused");
        }
    }

    private static String mutated(Samples samples, Random random, String json) {
        List<String> scraps = new ArrayList<>(SCRAPS);
        samples.keys().forEach(key -> scraps.add("\"" + key + "\":"));
        StringBuilder mutated = new StringBuilder(json);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int start = random.nextInt(mutated.length() + 1);
            int end = Math.min(mutated.length(), start + random.nextInt(4));
            mutated.replace(start, end, random.nextBoolean() ? scraps.get(random.nextInt(scraps.size())) : "");
        }
        return mutated.isEmpty() ? "[" : mutated.toString();
    }

    private void submit(Samples samples, Content content, String json) throws IOException {
        try (JsonParser parser = Jsons.FACTORY.createParser(json)) {
            parser.nextToken();
            submit(samples, content, parser);
            assertEquals(startOfLastToken(json), parser.currentTokenLocation().getCharOffset(), json);
        } catch (JsonParseException e) {
            malformed++;
            assertThrows(JsonParseException.class, () -> startOfLastToken(json), json);
        }
    }

    private void submit(Samples samples, Content content, JsonParser parser) throws IOException {
        OtType type = samples.type();
        String before = text(type, content);
        try {
            Operation operation = type.readOperation(parser);
            combine(type, operation, previous, content);
            previous = operation;
            Content after = type.apply(content, operation);
            samples.checkInvariants(after);
            assertEquals(after, Json.parse(text(type, after), type::readContent));
            applied++;
        } catch (InvalidOperationException e) {
            refused++;
        }
        assertEquals(before, text(type, content), "the content it was applied to");
    }

    private static String text(OtType type, Content content) {
        return Json.text(json -> type.writeContent(content, json));
    }

    /** Two operations that needn't fit each other, nor the content. */
    private static void combine(OtType type, Operation operation, Operation other, Content content) {
        if (other == null) {
            return;
        }
        for (Side side : Side.values()) {
            orRefused(() -> type.transform(operation, other, side));
        }
        orRefused(() -> type.compose(operation, other));
        orRefused(() -> type.invert(operation, content));
    }

    private static void orRefused(Runnable attempt) {
        try {
            attempt.run();
        } catch (InvalidOperationException _) {
            // That is the one way out.
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
