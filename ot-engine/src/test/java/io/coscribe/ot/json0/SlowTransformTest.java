package io.coscribe.ot.json0;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Seeds;
import io.coscribe.ot.Side;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlowTransformTest {

    private static final SlowTransform<Component> SLOW =
            new SlowTransform<>(() -> new ComponentTransform(Work.toTransform(0, 0)));

    @Test
    void theFastTransformAgreesWithThePlainest() {
        Seeds.forEach(5000, seed -> {
            RandomJson0 random = new RandomJson0(seed);
            JsonDocument start = random.document();

            assertAgree(random.operation(start, 8), random.operation(start, 8));
        });
    }

    /** Most of these share no more than a few keys. */
    @Test
    void theyAgreeOnOperationsMadeForDifferentDocuments() {
        Seeds.forEach(5000, seed -> {
            RandomJson0 random = new RandomJson0(seed);

            assertAgree(random.operation(random.document(), 8), random.operation(random.document(), 8));
        });
    }

    /** A removal that many changes fall into, more than one operation of {@link RandomJson0} has for one place. */
    @Test
    void theyAgreeOnRemovalsOfWhatChangesManyTimes() {
        Seeds.forEach(2000, seed -> {
            RandomJson0 random = new RandomJson0(seed);
            JsonDocument start = random.document();
            Component removal = new Component.ObjectReplace(Path.ROOT, start.value(), random.value(2));

            assertAgree(new Json0Operation(List.of(removal)), random.operation(start, 20));
        });
    }

    /** Deletes in one string, which become fewer with each component elsewhere that they come past. */
    @Test
    void theyAgreeOnChainsThatJoinOnTheWay() {
        Seeds.forEach(2000, seed -> {
            List<Component> chain = Stream.generate(() -> new TextComponent.Delete(seed.nextInt(4), "x"))
                    .<Component>map(delete -> new Component.StringEdit(path("text"), delete))
                    .limit(8)
                    .toList();
            List<Component> elsewhere = IntStream.range(0, seed.nextInt(5))
                    .<Component>mapToObj(i -> new Component.NumberAdd(path("number" + i), 1L))
                    .toList();

            assertAgree(new Json0Operation(chain), new Json0Operation(elsewhere));
        });
    }

    private static Path path(String key) {
        return Path.of(List.of(key));
    }

    private static void assertAgree(Json0Operation a, Json0Operation over) {
        for (Side side : Side.values()) {
            assertEquals(
                    outcome(() -> SLOW.transform(a.components(), over.components(), side)),
                    outcome(() -> a.transform(over, side).components()),
                    () -> Json0s.text(a) + " over " + Json0s.text(over) + " as " + side);
            assertEquals(
                    outcome(() -> SLOW.transform(over.components(), a.components(), side)),
                    outcome(() -> over.transform(a, side).components()),
                    () -> Json0s.text(over) + " over " + Json0s.text(a) + " as " + side);
        }
    }

    /** The components, or why they are refused. */
    private static Object outcome(Supplier<List<Component>> transform) {
        try {
            return transform.get();
        } catch (InvalidOperationException refused) {
            return refused.code();
        }
    }
}
