package io.coscribe.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRatioTest {

    private final RecordedRatio recorded = new RecordedRatio(List.of(9.0, 10.0, 10.5));

    @Test
    void noiseIsTheFarthestRunFromTheMiddle() {
        assertEquals(10, recorded.middle());
        assertEquals(0.1, recorded.noise(), 1e-9);
    }

    @Test
    void runsThatAgreeByChanceAreNotTakenForQuiet() {
        assertEquals(0.05, new RecordedRatio(List.of(10.0, 10.0, 10.0)).noise());
    }

    @Test
    void aRatioIsWorseBeyondTwiceTheNoise() {
        assertEquals(Verdict.AS_RECORDED, recorded.judge(11.9));
        assertEquals(Verdict.WORSE, recorded.judge(12.1));
    }

    @Test
    void aRatioIsBetterBeyondTwiceTheNoise() {
        assertEquals(Verdict.AS_RECORDED, recorded.judge(8.4));
        assertEquals(Verdict.BETTER, recorded.judge(8.3));
    }

    @Test
    void twoRunsSayNothingOfNoise() {
        assertEquals(Verdict.UNKNOWN, new RecordedRatio(List.of(10.0, 10.0)).judge(100));
        assertEquals(Verdict.UNKNOWN, RecordedRatio.NONE.judge(100));
    }

    @Test
    void theLastFiveRunsStay() {
        RecordedRatio five = new RecordedRatio(List.of(1.0, 2.0, 3.0, 4.0, 5.0));
        assertEquals(List.of(2.0, 3.0, 4.0, 5.0, 6.0), five.with(6).runs());
    }

    @Test
    void aFileGivesBackWhatWasWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ratios.properties");
        assertEquals(RecordedRatio.NONE, RecordedRatios.read(file).of("1x10"));
        RecordedRatios.read(file).with(Map.of("1x10", 10.25, "200x2", 7.0)).write(file);
        RecordedRatios.read(file).with(Map.of("1x10", 11.0)).write(file);
        assertEquals(new RecordedRatio(List.of(10.25, 11.0)), RecordedRatios.read(file).of("1x10"));
        assertEquals(new RecordedRatio(List.of(7.0)), RecordedRatios.read(file).of("200x2"));
        assertEquals("200x2=7.00", Files.readAllLines(file).getLast());
    }
}
