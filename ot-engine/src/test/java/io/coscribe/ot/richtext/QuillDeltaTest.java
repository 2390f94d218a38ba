package io.coscribe.ot.richtext;

import static io.coscribe.ot.NpmReference.field;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.ot.Author;
import io.coscribe.ot.Json;
import io.coscribe.ot.NpmReference;
import io.coscribe.ot.Seeds;
import io.coscribe.ot.Side;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The engine beside quill-delta 5.1.0: the same questions, the same answers. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class QuillDeltaTest {

    private static final int ROUNDS = 2000;

    @RegisterExtension
    static final NpmReference NPM = new NpmReference();

    @Test
    void applies() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomRichText random = new RandomRichText(seed);
            RichTextDocument start = random.document(40);
            Delta a = random.receivedDelta(start.length());

            assertEquals(NPM.ask("rich-text.apply", document(start), delta("a", a)), value(start.apply(a)));
        });
    }

    @Test
    void composes() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomRichText random = new RandomRichText(seed);
            Delta a = random.delta(40);
            Delta b = random.delta(40);

            assertEquals(NPM.ask("rich-text.compose", delta("a", a), delta("b", b)), value(a.compose(b)));
        });
    }

    /** quill-delta may leave what follows the last change as it came: in canonical form both are the same. */
    @Test
    void composesWhatArrived() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomRichText random = new RandomRichText(seed);
            Delta a = random.receivedDelta(40);
            Delta b = random.receivedDelta(40);

            assertEquals(
                    canonical(NPM.ask("rich-text.compose", delta("a", a), delta("b", b))), value(a.compose(b)));
        });
    }

    private static Object canonical(Object delta) {
        DeltaBuilder canonical = Delta.builder();
        Json.parse(Json.text(json -> Json.write(json, delta)), RichTexts.TYPE::readOperation)
                .components()
                .forEach(canonical::add);
        return value(canonical.build());
    }

    @Test
    void transforms() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomRichText random = new RandomRichText(seed);
            Delta a = random.receivedDelta(20);
            Delta over = random.receivedDelta(20);

            for (Side side : Side.values()) {
                assertEquals(
                        NPM.ask("rich-text.transform", delta("a", a), delta("over", over), field("side", side.name())),
                        value(a.transform(over, side)));
            }
        });
    }

    @Test
    void transformsPositions() {
        Seeds.forEach(ROUNDS, seed -> {
            long position = seed.nextInt(-1, 25);
            Delta over = new RandomRichText(seed).receivedDelta(20);

            for (Author author : Author.values()) {
                assertEquals(
                        NPM.ask(
                                "rich-text.transformPosition",
                                field("position", position),
                                delta("over", over),
                                field("author", author.name())),
                        over.transformPosition(position, author));
            }
        });
    }

    @Test
    void inverts() {
        Seeds.forEach(ROUNDS, seed -> {
            RandomRichText random = new RandomRichText(seed);
            RichTextDocument start = random.document(40);
            Delta a = random.receivedDelta(start.length());

            assertEquals(NPM.ask("rich-text.invert", delta("a", a), document(start)), value(a.invert(start)));
        });
    }

    private static NpmReference.Field delta(String name, Delta delta) {
        return field(name, json -> RichTexts.TYPE.writeOperation(delta, json));
    }

    private static NpmReference.Field document(RichTextDocument document) {
        return field("document", json -> RichTexts.TYPE.writeContent(document, json));
    }

    private static Object value(Delta delta) {
        return Json.parse(RichTexts.text(delta), Json::read);
    }

    private static Object value(RichTextDocument document) {
        return Json.parse(RichTexts.text(document), Json::read);
    }
}
