package io.coscribe.ot.richtext;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.ot.Seeds;
import org.junit.jupiter.api.Test;

/** What holds for rich text beyond the laws of every type. */
class RichTextLawsTest {

    private static final RichTextSamples SAMPLES = new RichTextSamples();

    @Test
    void applyingEqualsComposingOntoTheDocument() {
        Seeds.forEach(3000, random -> {
            RichTextDocument start = SAMPLES.content(random);
            Delta a = SAMPLES.operation(start, random);

            assertEquals(asDelta(start).compose(a), asDelta(start.apply(a)));
        });
    }

    private static Delta asDelta(RichTextDocument document) {
        DeltaBuilder delta = Delta.builder();
        document.forEach(delta::add);
        return delta.build();
    }
}
