package io.coscribe.faults;

import io.coscribe.database.PostgresProcess.Stop;
import io.coscribe.faults.Fault.Server;
import io.coscribe.faults.Fault.Trouble;
import io.coscribe.faults.Whims.Habit;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A node that is told to end does so in time, whatever it uses is away; its clients find the other. */
@Tag("faults")
class StoppingNodeIT {

    private static final List<Habit> HABITS = List.of(Habit.STEADY, Habit.RESTLESS, Habit.STEADY, Habit.STEADY);

    @RegisterExtension
    static final SharedCluster NODES = new SharedCluster();

    static Stream<Fault> outages() {
        return Stream.of(
                new Fault.StopDatabase(Stop.FAST),
                new Fault.Network(0, Server.DATABASE, Trouble.HANG),
                new Fault.Network(0, Server.DATABASE, Trouble.BLACKHOLE),
                new Fault.Network(0, Server.REDIS, Trouble.HANG));
    }

    @ParameterizedTest(name = "during {0}")
    @MethodSource("outages")
    void itEndsInTime(Fault outage) throws IOException {
        Fault stop = new Fault.StopNode(0);
        Nemesis nemesis = new Nemesis(NODES.cluster());
        String name = "stopping-" + outage.hashCode();
        try (FaultRun run = new FaultRun(NODES.cluster(), name, new Random(1), HABITS)) {
            new Report("a node told to end during " + outage, SharedDatabase.folder(name)).expectSound(run, () -> {
                run.awaitProgress();
                nemesis.begin(outage);
                try {
                    nemesis.begin(stop);
                } finally {
                    nemesis.end(outage);
                    nemesis.end(stop);
                }
                run.awaitProgress();
                return run.settle();
            });
        }
    }
}
