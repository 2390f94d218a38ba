package io.coscribe.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients edit while a nemesis does what the seed says. {@code -Dcoscribe.seeds=…} runs so many seeds, {@code
 * -Dcoscribe.seed=…} one alone; {@code -Dcoscribe.faults=full} makes the faults as many and as long as the profile
 * {@code faults} does.
 */
class RandomFaultsIT {

    private static final int CLIENTS = 6;
    private static final int SEEDS = 2;

    /** Nobody has shown anything with a handful of operations. */
    private static final int FEWEST_ACKNOWLEDGED = 100;

    @RegisterExtension
    static final SharedDatabase DATABASE = new SharedDatabase();

    static LongStream seeds() {
        Long only = Long.getLong("coscribe.seed");
        return only != null
                ? LongStream.of(only)
                : LongStream.rangeClosed(1, Integer.getInteger("coscribe.seeds", SEEDS));
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
                FaultRun run = new FaultRun(cluster, "seed-" + seed, CLIENTS, new Random(seed), DocumentKind.values())) {
            new Report(title, folder).expectSound(run, () -> {
                new Nemesis(cluster).run(schedule);
                return run.settle();
            });
            assertTrue(run.acknowledged() >= FEWEST_ACKNOWLEDGED, run::summary);
        }
    }
}
