package io.coscribe.ot.json0;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Side;
import io.coscribe.ot.json0.Component.ListInsert;
import io.coscribe.ot.json0.Component.ListMove;
import io.coscribe.ot.json0.Component.NumberAdd;
import io.coscribe.ot.json0.Component.ObjectDelete;
import io.coscribe.ot.json0.Component.ObjectInsert;
import io.coscribe.ot.json0.Component.StringEdit;
import io.coscribe.ot.json0.Component.SubtypeEdit;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which operations are done, and which are refused because they would take too long. */
class WorkTest {

    /** Generous: what isn't refused in time took 6 to 39 s. */
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private static final Path LIST = path("list");
    private static final Path TEXT = path("text");

    @Test
    void aRemovedListIsCopiedOnceForAllChangesInside() {
        Json0Operation removal = operation(new ObjectDelete(LIST, numbers(500_000)));
        Json0Operation inserts = repeated(1000, i -> new ListInsert(LIST.child(0L), 1L));

        Json0Operation transformed = inTime(() -> removal.transform(inserts, Side.LEFT));

        assertEquals(501_000, removedList(transformed).size());
        assertEquals(500_000, removedList(removal).size());
    }

    private static List<?> removedList(Json0Operation operation) {
        return (List<?>) ((ObjectDelete) operation.components().getFirst()).removed();
    }

    @Test
    void thousandsOfChangesInsideALongRemovedStringAreRefused() {
        Json0Operation removal = operation(new ObjectDelete(TEXT, "a".repeat(1_000_000)));
        Json0Operation inserts = repeated(2000, i -> insert(TEXT, 0, "x"));

        assertTooComplex(() -> removal.transform(inserts, Side.LEFT));
        assertTooComplex(() -> removal.transform(inserts, Side.RIGHT));
    }

    @Test
    void tensOfThousandsOfInsertsAtTheFrontOfALongStringAreRefused() {
        JsonDocument start = JsonDocument.of("a".repeat(4_000_000));

        assertTooComplex(() -> start.apply(repeated(40_000, i -> insert(Path.ROOT, 0, "x"))));
    }

    @Test
    void tensOfThousandsOfChangesOfLongStringsInTurnAreRefused() {
        String text = "a".repeat(2_000_000);
        JsonDocument start = JsonDocument.of(List.of(text, text));

        assertTooComplex(() -> start.apply(repeated(20_000, i -> insert(Path.of(List.of(i % 2L)), 0, "x"))));
    }

    @Test
    void tensOfThousandsOfInsertsAtTheFrontOfALongListAreRefused() {
        JsonDocument start = JsonDocument.of(Collections.nCopies(2_000_000, null));

        assertTooComplex(() -> start.apply(repeated(20_000, i -> new ListInsert(Path.of(List.of(0L)), 1L))));
    }

    @Test
    void tensOfThousandsOfMovesThroughALongListAreRefused() {
        JsonDocument start = JsonDocument.of(Collections.nCopies(2_000_000, null));

        assertTooComplex(() -> start.apply(repeated(20_000, i -> new ListMove(Path.of(List.of(0L)), 1_999_999))));
    }

    @Test
    void theComponentsOfSubtypeOperationsCount() {
        List<TextComponent> edits = IntStream.range(0, 500)
                .<TextComponent>mapToObj(i -> new TextComponent.Insert(2L * i, "x"))
                .toList();
        IntFunction<Component> edit = i -> new SubtypeEdit(TEXT, edits);

        assertTooComplex(() -> repeated(128, edit).transform(repeated(128, edit), Side.LEFT));
    }

    @Test
    void theStepsOfPathsCount() {
        Path deep = Path.of(Collections.nCopies(250, 1000L));
        IntFunction<Component> move = i -> new ListMove(deep.withLastIndex(i), 0);

        assertTooComplex(() -> repeated(2000, move).transform(repeated(2000, move), Side.LEFT));
    }

    /** Each walk past a component elsewhere makes the last two of the chain one, and no others. */
    @Test
    void aChainThatJoinsAtEachOfManyWalksIsRefused() {
        int last = 39_999;
        Json0Operation chain = repeated(last + 1, i -> delete(TEXT, i == last || i % 2 == 0 ? 0 : 2));
        Json0Operation elsewhere = repeated(40_000, i -> new NumberAdd(path("number" + i), 1L));

        assertTooComplex(() -> chain.transform(elsewhere, Side.LEFT));
    }

    @Test
    void aChainOfInsertsIntoALongTextIsRefused() {
        Json0Operation first = operation(insert(TEXT, 0, "a".repeat(1_000_000)));

        assertTooComplex(() -> first.compose(repeated(40_000, i -> insert(TEXT, 0, "x"))));
    }

    @Test
    void aRefusalNamesTheSizes() {
        Json0Operation many = repeated(5001, i -> new ListInsert(LIST.child(0L), 1L));

        InvalidOperationException refused =
                assertThrows(InvalidOperationException.class, () -> many.transform(many, Side.LEFT));

        assertEquals(Code.TOO_COMPLEX, refused.code());
        assertEquals(
                "5001 components at the same places as 5001 others would take too long", refused.getMessage());
    }

    @Test
    void tenThousandInsertsIntoAListOfAHundredThousandAreDone() {
        JsonDocument start = JsonDocument.of(Map.of("list", numbers(100_000)));
        Json0Operation inserts = repeated(10_000, i -> new ListInsert(LIST.child(0L), 1L));

        JsonDocument now = inTime(() -> start.apply(inserts));

        assertEquals(110_000, ((List<?>) ((Map<?, ?>) now.value()).get("list")).size());
    }

    @Test
    void anImportOfTenThousandKeysIsDone() {
        JsonDocument start = JsonDocument.of(Map.of());
        Json0Operation keys = repeated(10_000, i -> new ObjectInsert(path("key" + i), numbers(10)));
        Json0Operation others = repeated(100, i -> new ObjectInsert(path("other" + i), 1L));

        JsonDocument now = inTime(() -> start.apply(others).apply(keys.transform(others, Side.RIGHT)));

        assertEquals(10_100, ((Map<?, ?>) now.value()).size());
    }

    @Test
    void aThousandComponentsOverAThousandInOneListAreDone() {
        Json0Operation a = repeated(1000, i -> new ListInsert(LIST.child((long) i), 1L));
        Json0Operation b = repeated(1000, i -> new ListInsert(LIST.child(0L), 2L));
        JsonDocument start = JsonDocument.of(Map.of("list", List.of()));

        JsonDocument now = inTime(() -> start.apply(a).apply(b.transform(a, Side.RIGHT)));

        assertEquals(now, inTime(() -> start.apply(b).apply(a.transform(b, Side.LEFT))));
    }

    @Test
    void tenThousandChangesOfALongStringAreDone() {
        JsonDocument start = JsonDocument.of("a".repeat(500_000));

        JsonDocument now = inTime(() -> start.apply(repeated(10_000, i -> insert(Path.ROOT, i, "x"))));

        assertEquals(510_000, ((String) now.value()).length());
    }

    private static void assertTooComplex(Supplier<?> work) {
        InvalidOperationException refused =
                inTime(() -> assertThrows(InvalidOperationException.class, work::get));
        assertEquals(Code.TOO_COMPLEX, refused.code());
    }

    private static <T> T inTime(Supplier<T> work) {
        return assertTimeoutPreemptively(DEADLINE, work::get);
    }

    private static Path path(String key) {
        return Path.of(List.of(key));
    }

    private static List<Object> numbers(int count) {
        return Collections.nCopies(count, 1L);
    }

    private static StringEdit insert(Path path, long position, String text) {
        return new StringEdit(path, new TextComponent.Insert(position, text));
    }

    private static StringEdit delete(Path path, long position) {
        return new StringEdit(path, new TextComponent.Delete(position, "x"));
    }

    private static Json0Operation operation(Component component) {
        return new Json0Operation(List.of(component));
    }

    private static Json0Operation repeated(int count, IntFunction<Component> component) {
        return new Json0Operation(IntStream.range(0, count).mapToObj(component).toList());
    }
}
