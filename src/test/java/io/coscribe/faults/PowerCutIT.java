package io.coscribe.faults;

import io.coscribe.database.PostgresProcess.Stop;
import io.coscribe.faults.Whims.Habit;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All nodes, Redis and PostgreSQL end at once: when they are back, so is everything that was acknowledged. */
@Tag("faults")
class PowerCutIT {

    private static final List<Habit> HABITS = List.of(Habit.STEADY, Habit.RESTLESS, Habit.STEADY, Habit.RESTLESS);

    /** In the order in which they come back. */
    private static final List<Fault> EVERYTHING = List.of(
            new Fault.StopDatabase(Stop.IMMEDIATE),
            new Fault.KillRedis(),
            new Fault.KillNode(0),
            new Fault.KillNode(1));

    @RegisterExtension
    static final SharedCluster NODES = new SharedCluster();

    @Test
    void whatWasAcknowledgedIsThereAgain() throws IOException {
        Nemesis nemesis = new Nemesis(NODES.cluster());
        try (FaultRun run = new FaultRun(NODES.cluster(), "power-cut", new Random(1), HABITS)) {
            new Report("a power cut", SharedDatabase.folder("power-cut")).expectSound(run, () -> {
                run.awaitProgress();
                EVERYTHING.parallelStream().forEach(nemesis::begin);
                EVERYTHING.forEach(nemesis::end);
                run.awaitProgress();
                return run.settle();
            });
        }
    }
}
