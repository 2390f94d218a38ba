package io.coscribe.bench.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcFormatTest {

    @Test
    void aProcessHasUsedItsTimeAndThatOfItsEndedChildren() {
        String stat = "42 (a (strange) name) S 1 42 42 0 -1 4194560 5 6 7 8 1000 200 30 4 20 0 19 0 1062\n";
        assertEquals(1234, ProcFormat.processTicks(stat));
    }

    @Test
    void aMachineHasWorkedWhenItWasNotIdle() {
        String stat = """
                cpu  100 20 3 5000 600 7 80 9 11 12
                cpu0 1 1 1 1 1 1 1 1 1 1
                """;
        assertEquals(100 + 20 + 3 + 7 + 80 + 9, ProcFormat.machineTicks(stat));
    }

    @Test
    void memoryIsTheShareOfAProcess() {
        String smaps = """
                5577aa000000-7ffe00000000 ---p 00000000 00:00 0    [rollup]
                Rss:              225496 kB
                Pss:               20000 kB
                Pss_Dirty:          1000 kB
                """;
        assertEquals(20_480_000, ProcFormat.proportionalBytes(smaps));
    }

    @Test
    void aTickIsAHundredthOfASecond() {
        assertEquals(Duration.ofMillis(1230), ProcFormat.time(123));
    }

    @Test
    void theSoftLimitOfOpenFilesHolds() {
        String limits = """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             96377                96377                processes
                Max open files            1024                 524288               files
                """;
        assertEquals(1024, ProcFormat.openFileLimit(limits));
        assertEquals(Long.MAX_VALUE, ProcFormat.openFileLimit("Max open files            unlimited  unlimited  files"));
    }
}
