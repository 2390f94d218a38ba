package io.coscribe.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.faults.Fault.Trouble;
import io.coscribe.faults.Schedule.Extent;
import io.coscribe.faults.Schedule.Planned;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void theFirstSeedsMeetEveryKindOfFault() {
        Set<String> met = LongStream.rangeClosed(1, Schedule.KINDS)
                .mapToObj(seed -> Schedule.random(seed, 2, Extent.SHORT))
                .flatMap(schedule -> schedule.faults().stream())
                .map(Planned::fault)
                .map(ScheduleTest::kind)
                .collect(Collectors.toSet());
        assertEquals(Schedule.KINDS, met.size(), met::toString);
    }

    private static String kind(Fault fault) {
        return switch (fault) {
            case Fault.Network(_, _, Trouble trouble) when trouble == Trouble.SLOW -> "slow network";
            case Fault.Network(_, Fault.Server server, Trouble trouble) -> server + " " + trouble;
            case Fault.StopDatabase(var how) -> "database stopped " + how;
            case Fault.KillNode _, Fault.StopNode _, Fault.FreezeNode _, Fault.KillRedis _, Fault.SlowDisk _ ->
                fault.getClass().getSimpleName();
        };
    }
}
