package io.coscribe.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.faults.Whims.Habit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients edit, delete and create while a nemesis does what the seed says. {@code -Dcoscribe.seeds=…} runs so many
 * seeds, {@code -Dcoscribe.seed=…} one alone; {@code -Dcoscribe.faults=full} makes the faults as many and as long as the
 * profile {@code faults} does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomFaultsIT {

    /** After so many seeds some deletion must have come through. */
    private static final int TELLING = 5;

    private static final List<Habit> HABITS = List.of(
            Habit.STEADY, Habit.RESTLESS, Habit.STEADY, Habit.RESTLESS, Habit.STEADY, Habit.RESTLESS);

    @RegisterExtension
    static final SharedDatabase DATABASE = new SharedDatabase();

    private int seedsDone;
    private long deletions;
    private long creationsAnew;

    static LongStream seeds() {
        Long only = Long.getLong("coscribe.seed");
        return only != null
                ? LongStream.of(only)
                : LongStream.rangeClosed(1, Integer.getInteger("coscribe.seeds", enoughSeeds()));
    }

    /** For every build two; for the profile enough to meet every kind of fault. */
    private static int enoughSeeds() {
        return switch (extent()) {
            case SHORT -> 2;
            case FULL -> Schedule.KINDS;
        };
    }

    private static Schedule.Extent extent() {
        return Schedule.Extent.valueOf(System.getProperty("coscribe.faults", "short").toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostAndAllIsEqual(long seed) throws IOException {
        int nodes = seed % 3 == 0 ? 3 : 2;
        Schedule schedule = Schedule.random(seed, nodes, extent());
        Path folder = SharedDatabase.folder("seed-" + seed);
        String title = "seed %d, %s, %d nodes:%n%s".formatted(seed, extent(), nodes, schedule);
        try (Cluster cluster = new Cluster(nodes, DATABASE.database(), folder);
                FaultRun run = new FaultRun(cluster, "seed-" + seed, new Random(seed), HABITS);
                DeafClient _ = new DeafClient(cluster, run.documents(), new Random(seed))) {
            new Report(title, folder).expectSound(run, () -> {
                new Nemesis(cluster).run(schedule);
                run.awaitProgress();
                return run.settle();
            });
            seedsDone++;
            deletions += run.acknowledged(Change.Delete.class);
            creationsAnew += run.acknowledged(Change.Create.class);
        }
    }

    /** Else nothing was shown about them. */
    @AfterAll
    void documentsWereDeletedAndCreatedAnew() {
        if (seedsDone >= TELLING) {
            assertTrue(deletions > 0, "no deletion was acknowledged");
            assertTrue(creationsAnew > 0, "no creation of a deleted document was acknowledged");
        }
    }
}
