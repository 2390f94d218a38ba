package io.coscribe.bench.load.yjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.bench.load.yjs.Insertion.Id;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The literal bytes are what yjs 13.6.33 wrote for the same insertions into {@code getText('text')}. */
class UpdatesTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final long CONTENT = 1;
    private static final long ANN = 0x8000_0001L;
    private static final long BOB = 0x8000_0002L;

    @Test
    void theFirstCharacterNamesTheType() {
        assertEquals("010181808080080004010474657874016100", written(
                new Insertion(ANN, 0, Optional.empty(), Optional.empty(), "a")));
    }

    @Test
    void theNextIsBehindIt() {
        assertEquals("010181808080080184818080800800016100", written(
                new Insertion(ANN, 1, Optional.of(new Id(ANN, 0)), Optional.empty(), "a")));
    }

    @Test
    void aClockTakesSeveralBytes() {
        assertEquals("0101818080800882018481808080088101016100", written(
                new Insertion(ANN, 130, Optional.of(new Id(ANN, 129)), Optional.empty(), "a")));
    }

    @Test
    void aCharacterMayStandBetweenTwo() {
        assertEquals("0101818080800800c401010102016100", written(
                new Insertion(ANN, 0, Optional.of(new Id(CONTENT, 1)), Optional.of(new Id(CONTENT, 2)), "a")));
        assertEquals("0101818080800801c48180808008000102016100", written(
                new Insertion(ANN, 1, Optional.of(new Id(ANN, 0)), Optional.of(new Id(CONTENT, 2)), "a")));
    }

    @Test
    void textIsInsertedAtOnce() {
        assertEquals("010101000401047465787405616161616100", written(
                new Insertion(CONTENT, 0, Optional.empty(), Optional.empty(), "aaaaa")));
    }

    @Test
    void aWholeDocumentTellsWhoInsertedHowMuch() {
        assertEquals(
                List.of(new Inserted(BOB, 0, 2), new Inserted(ANN, 0, 2),
                        new Inserted(CONTENT, 0, 2), new Inserted(CONTENT, 2, 3)),
                read("0301828080800800c40101010202616101818080800800c401010102026161"
                        + "020100040104746578740261618401010361616100"));
    }

    @Test
    void nothingInsertsNothing() {
        assertEquals(List.of(), read(HEX.formatHex(Updates.NOTHING)));
    }

    @Test
    void deletionsAndOtherContentAreNotUnderstood() {
        assertThrows(IllegalArgumentException.class, () -> read("000101010101"));
        assertThrows(IllegalArgumentException.class, () -> read("0101010005010474657874077b2261223a317d00"));
    }

    private static String written(Insertion insertion) {
        return HEX.formatHex(Updates.of(insertion));
    }

    private static List<Inserted> read(String update) {
        return Updates.read(new Lib0Reader(HEX.parseHex(update)));
    }
}
