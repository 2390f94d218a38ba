package io.coscribe.faults;

import io.coscribe.faults.Whims.Habit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients edit, delete and create while a nemesis does what the seed says. {@code -Dcoscribe.seeds=…} runs so many
 * seeds, {@code -Dcoscribe.seed=…} one alone; {@code -Dcoscribe.faults=full} makes the faults as many and as long as the
 * profile {@code faults} does.
 */
class RandomFaultsIT {

    private static final List<Habit> HABITS = List.of(
            Habit.STEADY, Habit.RESTLESS, Habit.STEADY, Habit.RESTLESS, Habit.STEADY, Habit.RESTLESS);

    @RegisterExtension
    static final SharedDatabase DATABASE = new SharedDatabase();

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
        }
    }
}
