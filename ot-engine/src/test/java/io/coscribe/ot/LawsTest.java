package io.coscribe.ot;

import static io.coscribe.ot.Jsons.throughBytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.coscribe.ot.json0.Json0Samples;
import io.coscribe.ot.richtext.RichTextSamples;
import io.coscribe.ot.unicode.UnicodeSamples;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The laws that {@link OtType} states, on random operations of every type. */
class LawsTest {

    static final List<Samples> SAMPLES = List.of(new RichTextSamples(), new Json0Samples(), new UnicodeSamples());

    private static final int ROUNDS = 3000;

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void concurrentOperationsConverge(Samples samples) {
        Trial.forEach(samples, ROUNDS, trial -> {
            Content start = trial.start();
            Operation a = trial.operation(start);
            Operation b = trial.operation(start);

            for (Side side : Side.values()) {
                Content overA = trial.apply(trial.apply(start, a), trial.transform(b, a, side));
                Content overB = trial.apply(trial.apply(start, b), trial.transform(a, b, side.opposite()));

                assertEquals(overA, overB, () -> "with the second one on the " + side);
            }
        });
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void composingEqualsApplyingOneAfterTheOther(Samples samples) {
        Trial.forEach(samples, ROUNDS, trial -> {
            Content start = trial.start();
            Operation a = trial.operation(start);
            Content middle = trial.apply(start, a);
            Operation b = trial.operation(middle);

            assertEquals(trial.apply(middle, b), trial.apply(start, trial.compose(a, b)));
        });
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void composingIsAssociative(Samples samples) {
        Trial.forEach(samples, ROUNDS, trial -> {
            Content start = trial.start();
            Operation a = trial.operation(start);
            Content afterA = trial.apply(start, a);
            Operation b = trial.operation(afterA);
            Content afterB = trial.apply(afterA, b);
            Operation c = trial.operation(afterB);

            Content left = trial.apply(start, trial.compose(trial.compose(a, b), c));
            Content right = trial.apply(start, trial.compose(a, trial.compose(b, c)));

            assertEquals(left, right);
        });
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void invertingTakesBack(Samples samples) {
        Trial.forEach(samples, ROUNDS, trial -> {
            Content start = trial.start();
            Operation a = trial.operation(start);

            assertEquals(start, trial.apply(trial.apply(start, a), trial.invert(a, start)));
        });
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void anOldContentStaysAsItWas(Samples samples) {
        Trial.forEach(samples, ROUNDS / 10, trial -> {
            Content start = trial.start();
            String before = trial.text(start);
            Content now = start;
            for (int i = 0; i < 10; i++) {
                now = trial.apply(now, trial.operation(now));
            }
            assertEquals(before, trial.text(start));
        });
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void aMeasuredContentKnowsItsSizeFromThenOn(Samples samples) {
        Trial.forEach(samples, ROUNDS, trial -> {
            Content start = trial.start();
            assertEquals(trial.text(start).length(), start.size());
            Content now = start.measured();
            for (int i = 0; i < 5; i++) {
                now = trial.apply(now, trial.operation(now));
                assertEquals(trial.text(now).length(), now.size());
                assertSame(now, now.measured());
            }
        });
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void jsonKeepsEverything(Samples samples) {
        OtType type = samples.type();
        Trial.forEach(samples, ROUNDS, trial -> {
            Content content = trial.start();
            Operation a = trial.operation(content);

            assertEquals(content, Json.parse(trial.text(content), type::readContent));
            assertEquals(content, Json.<Content>parse(trial.text(content), type::create));
            assertEquals(content, throughBytes(json -> type.writeContent(content, json), type::readContent));
            assertEquals(a, Json.parse(trial.text(a), type::readOperation));
            assertEquals(a, throughBytes(json -> type.writeOperation(a, json), type::readOperation));
        });
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void equalContentsHaveEqualHashes(Samples samples) {
        Trial.forEach(samples, ROUNDS / 10, trial -> {
            Content start = trial.start();
            Operation a = trial.operation(start);

            Content same = trial.apply(trial.apply(start, a), trial.invert(a, start));

            assertEquals(start.hashCode(), same.hashCode());
        });
    }
}
