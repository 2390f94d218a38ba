package io.coscribe.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.database.PostgresProcess.Stop;
import io.coscribe.faults.Whims.Habit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without PostgreSQL nothing is acknowledged, nothing is refused and nothing is lost; with it all goes on by itself. */
@Tag("faults")
class DatabaseDownIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration OUTAGE = Duration.ofSeconds(4);
    private static final List<Habit> HABITS = List.of(Habit.STEADY, Habit.STEADY, Habit.STEADY);

    @RegisterExtension
    static final SharedCluster NODES = new SharedCluster();

    @ParameterizedTest(name = "stopped {0}")
    @EnumSource
    void editingPausesAndGoesOnByItself(Stop how) throws IOException {
        Fault outage = new Fault.StopDatabase(how);
        Nemesis nemesis = new Nemesis(NODES.cluster());
        Path folder = SharedDatabase.folder("database-down-" + how);
        try (FaultRun run = new FaultRun(NODES.cluster(), "database-down-" + how, new Random(1), HABITS)) {
            new Report("PostgreSQL stopped " + how, folder).expectSound(run, () -> {
                run.awaitProgress();
                long connections = connections(run);
                nemesis.begin(outage);
                try {
                    awaitQuiet(run);
                    expectPause(run);
                } finally {
                    nemesis.end(outage);
                }
                run.awaitProgress();
                assertEquals(connections, connections(run), "nobody had to connect again");
                return run.settle();
            });
        }
    }

    /** What was committed just before may still be on its way. */
    private static void awaitQuiet(FaultRun run) {
        Instant[] last = {Instant.now()};
        long[] count = {run.acknowledgements()};
        Await.until(PATIENCE, () -> {
            long now = run.acknowledgements();
            if (now != count[0]) {
                count[0] = now;
                last[0] = Instant.now();
            }
            return last[0].plus(QUIET).isBefore(Instant.now());
        }, () -> "quiet without a database");
    }

    private static void expectPause(FaultRun run) {
        long acknowledged = run.acknowledgements();
        Await.pause(OUTAGE);
        assertEquals(acknowledged, run.acknowledgements(), "acknowledgements without a database");
        assertTrue(run.clients().stream().map(EditingClient::workspace).allMatch(Workspace::hasWork), "everyone has typed on");
    }

    private static long connections(FaultRun run) {
        return run.journals().stream().mapToLong(journal -> journal.count(Journal.Connecting.class)).sum();
    }
}
