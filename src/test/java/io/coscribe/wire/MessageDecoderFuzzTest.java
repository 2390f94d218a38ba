package io.coscribe.wire;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.ot.OtTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whatever arrives is read, or answered, or no message; nothing else. A failure names its seed, and
 * {@code -Dcoscribe.seed=…} runs that one alone.
 */
class MessageDecoderFuzzTest {

    private static final int ROUNDS = 10_000;
    private static final List<String> VALID = MessageDecoderTest.messages()
            .map(row -> ((String) row.get()[0]).replace('\'', '"'))
            .toList();

    private final MessageDecoder decoder =
            new MessageDecoder(OtTypes.standard(), document -> document.name().length() != 2);
    private int read;
    private int refused;
    private int malformed;

    @Test
    void randomBytesAsText() {
        forEachSeed(random -> {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            return new String(bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16);
        });
        assertTaken("malformed", malformed);
    }

    @Test
    void randomJson() {
        forEachSeed(random -> new RandomMessage(random).json());
        assertTaken("read", read);
        assertTaken("refused", refused);
        assertTaken("malformed", malformed);
    }

    @Test
    void mutatedMessages() {
        forEachSeed(random -> new RandomMessage(random).mutated(VALID.get(random.nextInt(VALID.size()))));
        assertTaken("read", read);
        assertTaken("refused", refused);
        assertTaken("malformed", malformed);
    }

    private static void assertTaken(String way, int times) {
        assertTrue(Long.getLong("coscribe.seed") != null || times > 400, () -> way + " only " + times + " times");
    }

    private void forEachSeed(Function<Random, String> message) {
        Long only = Long.getLong("coscribe.seed");
        long first = only == null ? 1 : only;
        long last = only == null ? ROUNDS : only;
        for (long seed = first; seed <= last; seed++) {
            String text = message.apply(new Random(seed));
            try {
                receive(text);
            } catch (RuntimeException | Error failure) {
                throw new AssertionError(
                        "seed " + seed + " (-Dcoscribe.seed=" + seed + "): " + literal(text) + ": " + failure, failure);
            }
        }
    }

    private void receive(String text) {
        try {
            decoder.decode(text, "me");
            read++;
        } catch (MalformedFrameException e) {
            malformed++;
        } catch (RefusedMessageException e) {
            refused++;
            assertInstanceOf(Map.class, WireJson.object(WireJson.text(e.answer())).get("error"));
        }
    }

    /** The text as Java source, to paste. */
    private static String literal(String text) {
        return text.chars()
                .mapToObj(unit -> switch (unit) {
                    case '"', '\\' -> "\\" + (char) unit;
                    default -> unit >= ' ' && unit <= '~' ? String.valueOf((char) unit) : "\\u%04x".formatted(unit);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }
}
