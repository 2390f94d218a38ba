package io.coscribe.ot.unicode;

import static io.coscribe.ot.unicode.UnicodeTexts.document;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.ot.Jsons;
import io.coscribe.ot.Side;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts of millions of pairs, and operations of many components on them, cost their length and not its square. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class LargeTextTest {

    private static final int COUNT = 2_500_000;
    private static final String FACES = "\ud83d\ude00".repeat(COUNT);
    private static final int STEPS = 100_000;
    private static final int STRIDE = COUNT / STEPS;

    /** Ten million bytes, read from bytes. */
    @Test
    void aLargeInsertIsReadAndApplied() {
        TextOperation large = TextOperation.builder().insert(FACES).build();

        TextOperation read = Jsons.throughBytes(
                json -> UnicodeTexts.TYPE.writeOperation(large, json), UnicodeTexts.TYPE::readOperation);

        assertEquals(document(FACES), TextDocument.EMPTY.apply(read));
    }

    @Test
    void manyComponentsApply() {
        assertEquals(COUNT, document(FACES).apply(manyReplacements()).length());
    }

    @Test
    void aLargeInsertComposesWithManyComponents() {
        TextOperation large = TextOperation.builder().insert(FACES).build();

        TextOperation composed = large.compose(manyReplacements());

        assertEquals(1, composed.components().size());
        assertEquals(COUNT, composed.components().getFirst().length());
    }

    @Test
    void aLargeDeleteTransformsOverManyComponents() {
        TextOperation large = TextOperation.builder().delete(FACES).build();

        TextOperation rebased = large.transform(manyReplacements(), Side.LEFT);

        assertEquals(2 * STEPS - 1, rebased.components().size());
        assertEquals(STEPS, document(FACES).apply(manyReplacements()).apply(rebased).length());
    }

    private static TextOperation manyReplacements() {
        TextOperationBuilder operation = TextOperation.builder();
        for (int i = 0; i < STEPS; i++) {
            operation.skip(STRIDE - 1).insert("x").delete("\ud83d\ude00");
        }
        return operation.build();
    }
}
