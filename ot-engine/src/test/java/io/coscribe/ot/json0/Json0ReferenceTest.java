package io.coscribe.ot.json0;

import static io.coscribe.ot.NpmReference.field;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Json;
import io.coscribe.ot.NpmReference;
import io.coscribe.ot.Seeds;
import io.coscribe.ot.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The engine beside ot-json0 1.1.0: the same questions, the same answers. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class Json0ReferenceTest {

    private static final int ROUNDS = 2000;

    @RegisterExtension
    static final NpmReference NPM = new NpmReference();


    @Test
    void applies() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomJson0 random = new RandomJson0(seed);
            JsonDocument start = random.document();
            Json0Operation a = random.operation(start, 8);

            assertEquals(NPM.ask("json0.apply", document(start), operation("a", a)), start.apply(a).value());
        });
    }

    /** Operations made for another document: here they name what isn't there, or fit by chance, or are refused. */
    @Test
    void appliesWhatItDoesNotRefuse() {
        Seeds.forEach(5 * ROUNDS, seed -> {
            RandomJson0 random = new RandomJson0(seed);
            JsonDocument start = random.document();
            Json0Operation a = random.operation(random.document(), 2);

            Optional<JsonDocument> after = applied(start, a);
            if (after.isPresent()) {
                assertEquals(
                        NPM.ask("json0.apply", document(start), operation("a", a)), after.get().value());
            }
        });
    }

    /**
     * Operations that apply both, one of which may name what isn't there; what they come to name may differ. The empty
     * key is left out: below a list that was overwritten unnamed, the reference counts with it as with an index.
     */
    @Test
    void transformsWhatNamesTheWrongValues() {
        Seeds.forEach(5 * ROUNDS, seed -> {
            RandomJson0 random = RandomJson0.withoutEmptyKey(seed);
            JsonDocument start = random.document();
            Json0Operation a = random.operation(random.document(), 2);
            Json0Operation over = random.operation(start, 2);
            if (applied(start, a).isEmpty()) {
                return;
            }
            for (Side side : Side.values()) {
                Object expected = NPM.ask(
                        "json0.transform", operation("a", a), operation("over", over), field("side", side.name()));
                if (expected instanceof List<?> components) {
                    assertEquals(
                            withoutRemoved(components),
                            withoutRemoved((List<?>) value(a.transform(over, side))),
                            () -> Json0s.text(a) + " over " + Json0s.text(over) + " as " + side);
                }
            }
        });
    }

    private static List<Object> withoutRemoved(List<?> components) {
        List<Object> result = new ArrayList<>();
        for (Object component : components) {
            Map<Object, Object> fields = new HashMap<>((Map<?, ?>) component);
            for (String key : List.of("ld", "od")) {
                if (fields.containsKey(key)) {
                    fields.put(key, "removed");
                }
            }
            result.add(fields);
        }
        return result;
    }

    private static Optional<JsonDocument> applied(JsonDocument start, Json0Operation a) {
        try {
            return Optional.of(start.apply(a));
        } catch (InvalidOperationException refused) {
            return Optional.empty();
        }
    }

    @Test
    void composes() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomJson0 random = new RandomJson0(seed);
            JsonDocument start = random.document();
            Json0Operation a = random.operation(start, 6);
            Json0Operation b = random.operation(start.apply(a), 6);

            assertEquals(NPM.ask("json0.compose", operation("a", a), operation("b", b)), value(a.compose(b)));
        });
    }

    @Test
    void transforms() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomJson0 random = new RandomJson0(seed);
            JsonDocument start = random.document();
            Json0Operation a = random.operation(start, seed.nextBoolean() ? 8 : 2);
            Json0Operation over = random.operation(start, seed.nextBoolean() ? 8 : 2);

            for (Side side : Side.values()) {
                assertEquals(
                        NPM.ask(
                                "json0.transform",
                                operation("a", a),
                                operation("over", over),
                                field("side", side.name())),
                        value(a.transform(over, side)),
                        () -> Json0s.text(a) + " over " + Json0s.text(over) + " as " + side);
            }
        });
    }

    @Test
    void inverts() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomJson0 random = new RandomJson0(seed);
            Json0Operation a = random.operation(random.document(), 8);

            assertEquals(NPM.ask("json0.invert", operation("a", a)), value(a.invert()));
        });
    }

    @Test
    void normalizes() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomJson0 random = new RandomJson0(seed);
            Json0Operation a = random.operation(random.document(), 12);

            assertEquals(NPM.ask("json0.normalize", operation("a", a)), value(a.normalized()));
        });
    }

    private static NpmReference.Field operation(String name, Json0Operation operation) {
        return field(name, json -> Json0s.TYPE.writeOperation(operation, json));
    }

    private static NpmReference.Field document(JsonDocument document) {
        return field("document", json -> Json0s.TYPE.writeContent(document, json));
    }

    private static Object value(Json0Operation operation) {
        return Json.parse(Json0s.text(operation), Json::read);
    }
}
