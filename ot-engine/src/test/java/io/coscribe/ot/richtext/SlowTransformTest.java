package io.coscribe.ot.richtext;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.ot.Seeds;
import io.coscribe.ot.Side;
import org.junit.jupiter.api.Test;

class SlowTransformTest {

    private static final int LENGTH = 12;

    @Test
    void theFastTransformAgreesWithThePlainest() {
        Seeds.forEach(10_000, seed -> {
            RandomRichText random = new RandomRichText(seed);
            Delta a = random.receivedDelta(LENGTH);
            Delta over = random.receivedDelta(LENGTH);

            for (Side side : Side.values()) {
                assertEquals(
                        SlowTransform.transform(a, over, side, LENGTH),
                        a.transform(over, side),
                        () -> RichTexts.text(a) + " over " + RichTexts.text(over) + " on the " + side);
            }
        });
    }
}
