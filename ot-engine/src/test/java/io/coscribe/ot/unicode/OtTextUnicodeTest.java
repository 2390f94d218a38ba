package io.coscribe.ot.unicode;

import static io.coscribe.ot.NpmReference.field;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.ot.Author;
import io.coscribe.ot.Json;
import io.coscribe.ot.NpmReference;
import io.coscribe.ot.Seeds;
import io.coscribe.ot.Side;
import io.coscribe.ot.unicode.Component.DeleteCount;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The engine beside ot-text-unicode 4.0.0: the same questions, the same answers. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OtTextUnicodeTest {

    private static final int ROUNDS = 2000;

    @RegisterExtension
    static final NpmReference NPM = new NpmReference();


    @Test
    void applies() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomText random = new RandomText(seed);
            TextDocument start = random.document(40);
            TextOperation a = random.operation(start);

            assertEquals(NPM.ask("text-unicode.apply", document(start), operation("a", a)), start.apply(a).toString());
        });
    }

    @Test
    void normalizes() {
        Seeds.forEach(ROUNDS, seed -> {
            Object untidy = Json.of(new RandomText(seed).untidyComponents());
            String json = Json.text(generator -> Json.write(generator, untidy));

            assertEquals(
                    NPM.ask("text-unicode.normalize", field("a", untidy)),
                    value(Json.parse(json, UnicodeTexts.TYPE::readOperation)),
                    json);
        });
    }

    @Test
    void composes() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomText random = new RandomText(seed);
            TextDocument start = random.document(20);
            TextOperation a = random.operation(start);
            TextOperation b = random.operation(start.apply(a));

            assertEquals(
                    NPM.ask("text-unicode.compose", operation("a", a), operation("b", b)), value(a.compose(b)));
        });
    }

    @Test
    void transforms() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomText random = new RandomText(seed);
            TextDocument start = random.document(15);
            TextOperation a = random.operation(start);
            TextOperation over = random.operation(start);

            for (Side side : Side.values()) {
                assertEquals(
                        NPM.ask(
                                "text-unicode.transform",
                                operation("a", a),
                                operation("over", over),
                                field("side", side.name())),
                        value(a.transform(over, side)));
            }
        });
    }

    @Test
    void inverts() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomText random = new RandomText(seed);
            TextDocument start = random.document(20);
            TextOperation a = random.operation(start);

            assertEquals(
                    NPM.ask("text-unicode.invertWithDocument", operation("a", a), document(start)),
                    value(a.invert(start)));
            if (a.components().stream().noneMatch(DeleteCount.class::isInstance)) {
                assertEquals(NPM.ask("text-unicode.invert", operation("a", a)), value(a.invert(start)));
            }
        });
    }

    /** The reference doesn't ask who made the operation, and moves as if it were another. */
    @Test
    void transformsSelections() {
        Seeds.forEach(ROUNDS, seed -> {
            Object selection = seed.nextBoolean() ? (Object) position(seed) : List.of(position(seed), position(seed));
            RandomText random = new RandomText(seed);
            TextOperation over = random.operation(random.document(20));

            assertEquals(
                    NPM.ask("text-unicode.transformSelection", field("selection", selection), operation("over", over)),
                    UnicodeTexts.TYPE.transformPresence(selection, over, Author.OTHER));
        });
    }

    private static long position(Random random) {
        return random.nextInt(25);
    }

    private static NpmReference.Field operation(String name, TextOperation operation) {
        return field(name, json -> UnicodeTexts.TYPE.writeOperation(operation, json));
    }

    private static NpmReference.Field document(TextDocument document) {
        return field("document", json -> UnicodeTexts.TYPE.writeContent(document, json));
    }

    private static Object value(TextOperation operation) {
        return Json.parse(UnicodeTexts.text(operation), Json::read);
    }
}
