package io.coscribe.faults;

import io.coscribe.database.PostgresProcess.Stop;
import io.coscribe.faults.Fault.Server;
import io.coscribe.faults.Fault.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Which faults come when, and for how long: all of it follows from the seed. */
record Schedule(List<Planned> faults) {

    /** @param start counted from the beginning of the run */
    record Planned(Fault fault, Duration start, Duration length) {}

    /** How much a run is to suffer. */
    enum Extent {
        /** Seconds, for every build. */
        SHORT(2, 2, 5_000, 2_500, 4_000),
        /** Freezes are longer than what nodes and clients wait for each other. */
        FULL(3, 5, 14_000, 5_000, 12_000);

        private final int fewest;
        private final int most;
        private final int latestStart;
        private final int longest;
        private final int freeze;

        Extent(int fewest, int most, int latestStart, int longest, int freeze) {
            this.fewest = fewest;
            this.most = most;
            this.latestStart = latestStart;
            this.longest = longest;
            this.freeze = freeze;
        }
    }

    private static final int SHORTEST = 200;

    /** How many kinds of faults there are. */
    static final int KINDS = 16;

    /** One fault goes by the seed, so that seeds 1 to {@link #KINDS} meet every kind; the others are random. */
    static Schedule random(long seed, int nodes, Extent extent) {
        Random random = new Random(seed);
        int count = random.nextInt(extent.fewest, extent.most + 1);
        List<Planned> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = i == 0 ? Math.floorMod(seed - 1, KINDS) : random.nextInt(KINDS);
            faults.add(planned(fault(kind, nodes, random), random, extent));
        }
        faults.sort(Comparator.comparing(Planned::start));
        return new Schedule(List.copyOf(faults));
    }

    private static Planned planned(Fault fault, Random random, Extent extent) {
        int start = random.nextInt(500, extent.latestStart);
        int length = switch (fault) {
            case Fault.FreezeNode _ -> extent.freeze + random.nextInt(extent.longest / 2);
            case Fault.KillNode _, Fault.StopNode _, Fault.KillRedis _, Fault.StopDatabase _, Fault.SlowDisk _,
                    Fault.Network _ -> random.nextInt(SHORTEST, extent.longest);
        };
        return new Planned(fault, Duration.ofMillis(start), Duration.ofMillis(length));
    }

    private static Fault fault(int kind, int nodes, Random random) {
        int node = random.nextInt(nodes);
        return switch (kind) {
            case 0 -> new Fault.KillNode(node);
            case 1 -> new Fault.StopNode(node);
            case 2 -> new Fault.FreezeNode(node);
            case 3 -> new Fault.KillRedis();
            case 4 -> new Fault.StopDatabase(Stop.FAST);
            case 5 -> new Fault.StopDatabase(Stop.IMMEDIATE);
            case 6 -> new Fault.SlowDisk(Duration.ofMillis(random.nextInt(50, 500)));
            case 7 -> new Fault.Network(node, Server.REDIS, Trouble.CUT);
            case 8 -> new Fault.Network(node, Server.REDIS, Trouble.HANG);
            case 9 -> new Fault.Network(node, Server.REDIS, Trouble.LOSE_ANSWERS);
            case 10 -> new Fault.Network(node, Server.REDIS, Trouble.BLACKHOLE);
            case 11 -> new Fault.Network(node, Server.DATABASE, Trouble.CUT);
            case 12 -> new Fault.Network(node, Server.DATABASE, Trouble.HANG);
            case 13 -> new Fault.Network(node, Server.DATABASE, Trouble.LOSE_ANSWERS);
            case 14 -> new Fault.Network(node, Server.DATABASE, Trouble.BLACKHOLE);
            case 15 -> new Fault.Network(
                    node, random.nextBoolean() ? Server.REDIS : Server.DATABASE, Trouble.SLOW);
            default -> throw new IllegalArgumentException("kind " + kind);
        };
    }

    @Override
    public String toString() {
        return faults.stream()
                .map(planned -> "at %.1f s for %.1f s: %s".formatted(
                        planned.start.toMillis() / 1000.0, planned.length.toMillis() / 1000.0, planned.fault))
                .collect(Collectors.joining("\n"));
    }
}
