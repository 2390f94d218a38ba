package io.coscribe.ot.richtext;

import static io.coscribe.ot.NpmReference.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.ot.Json;
import io.coscribe.ot.NpmReference;
import io.coscribe.ot.Seeds;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The difference of documents beside quill-delta's and fast-diff's. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DiffTest {

    @RegisterExtension
    static final NpmReference NPM = new NpmReference();

    private int answered;
    private int unanswered;

    @Test
    void similarDocuments() {
        Seeds.forEach(3000, seed -> {
            RandomRichText random = new RandomRichText(seed);
            RichTextDocument before = random.document(60);
            RichTextDocument after = before;
            for (int i = seed.nextInt(4); i >= 0; i--) {
                after = after.apply(random.delta(after.length()));
            }
            compare(before, after);
        });
    }

    @Test
    void unrelatedDocuments() {
        Seeds.forEach(2000, seed -> {
            RandomRichText random = new RandomRichText(seed);
            compare(random.document(60), random.document(60));
        });
    }

    /** With words, sentences and lines, which say where a change goes, and few letters, which repeat. */
    @Test
    void prose() {
        Seeds.forEach(3000, seed -> {
            RandomProse prose = new RandomProse(seed);
            String before = prose.text(seed.nextInt(300));
            compare(document(before), document(prose.edited(before, seed.nextInt(12))));
        });
    }

    @Test
    void proseWithTornPairs() {
        Seeds.forEach(2000, seed -> {
            RandomProse prose = new RandomProse(seed);
            String before = prose.text(seed.nextInt(60));
            compare(document(before), document(prose.torn(prose.edited(before, seed.nextInt(3)))));
        });
    }

    @Test
    void unrelatedProse() {
        Seeds.forEach(2000, seed -> {
            RandomProse prose = new RandomProse(seed);
            compare(document(prose.text(seed.nextInt(80))), document(prose.text(seed.nextInt(80))));
        });
    }

    @Test
    void longProse() {
        Seeds.forEach(100, seed -> {
            RandomProse prose = new RandomProse(seed);
            String before = prose.text(2000);
            compare(document(before), document(prose.edited(before, seed.nextInt(150))));
        });
    }

    /** Where fast-diff doesn't come to an end, there is nothing to compare with. */
    @AfterEach
    void mostWereAnswered() {
        assertTrue(answered >= 20 * unanswered, () -> answered + " answered, " + unanswered + " not");
    }

    private void compare(RichTextDocument before, RichTextDocument after) throws IOException {
        Object expected = NPM.ask("rich-text.diff", value("before", before), value("after", after));
        Object actual = Json.parse(RichTexts.text(before.diff(after)), Json::read);
        if (expected == null) {
            unanswered++;
        } else {
            answered++;
            assertEquals(
                    expected, actual, () -> "before " + RichTexts.text(before) + "\nafter " + RichTexts.text(after));
        }
    }

    private static RichTextDocument document(String text) {
        return RichTextDocument.EMPTY.apply(Delta.builder().insert(text).build());
    }

    private static NpmReference.Field value(String name, RichTextDocument document) {
        return field(name, json -> RichTexts.TYPE.writeContent(document, json));
    }
}
