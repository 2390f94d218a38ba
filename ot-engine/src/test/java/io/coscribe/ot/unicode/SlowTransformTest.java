package io.coscribe.ot.unicode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.ot.Seeds;
import io.coscribe.ot.Side;
import org.junit.jupiter.api.Test;

class SlowTransformTest {

    @Test
    void theFastTransformAgreesWithThePlainest() {
        Seeds.forEach(10_000, seed -> {
            RandomText random = new RandomText(seed);
            TextDocument start = random.document(12);
            TextOperation a = random.operation(start);
            TextOperation over = random.operation(start);

            for (Side side : Side.values()) {
                assertEquals(
                        SlowTransform.transform(a, over, side, start.length()),
                        a.transform(over, side),
                        () -> UnicodeTexts.text(a) + " over " + UnicodeTexts.text(over) + " on the " + side);
            }
        });
    }
}
