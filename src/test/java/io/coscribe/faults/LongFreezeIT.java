package io.coscribe.faults;

import io.coscribe.faults.Whims.Habit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node that stands still for longer than anybody waits for it doesn't keep the others, and finds its way back. */
@Tag("faults")
class LongFreezeIT {

    /** The longest that anything waits for: a WebSocket's ping. Locks, transactions and clients give up much sooner. */
    private static final Duration FREEZE = Duration.ofSeconds(45);

    private static final List<Habit> HABITS =
            List.of(Habit.STEADY, Habit.RESTLESS, Habit.STEADY, Habit.STEADY, Habit.RESTLESS, Habit.STEADY);

    @RegisterExtension
    static final SharedCluster NODES = new SharedCluster();

    @Test
    void othersGoOnAndTheFrozenNodeCatchesUp() throws IOException {
        Fault freeze = new Fault.FreezeNode(0);
        Nemesis nemesis = new Nemesis(NODES.cluster());
        try (FaultRun run = new FaultRun(NODES.cluster(), "long-freeze", new Random(1), HABITS)) {
            new Report("a long freeze", SharedDatabase.folder("long-freeze")).expectSound(run, () -> {
                run.awaitProgress();
                nemesis.begin(freeze);
                try {
                    Instant end = Instant.now().plus(FREEZE);
                    while (Instant.now().isBefore(end)) {
                        run.awaitProgress();
                    }
                } finally {
                    nemesis.end(freeze);
                }
                run.awaitProgress();
                return run.settle();
            });
        }
    }
}
