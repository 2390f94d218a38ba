package io.coscribe.bench.scenario;

import io.coscribe.bench.server.LiveMemory;
import io.coscribe.bench.server.RunningServer;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * What a server holds at a moment, in bytes.
 *
 * @param used by all that works for it
 * @param live what its JVM really needs, if it's a JVM
 */
record Memory(long used, OptionalLong live) {

    /** A JVM collects its garbage first. */
    static Memory of(RunningServer server) throws IOException {
        OptionalLong live = LiveMemory.of(server.processes());
        return new Memory(server.processes().memory(), live);
    }

    /** How much more that is than before, for each of so many connections. */
    Figures since(Memory before, int connections) {
        Figures figures = Figures.NONE.with(Figure.BYTES_PER_CONNECTION, (double) (used - before.used) / connections);
        return live.isEmpty() || before.live.isEmpty() ? figures : figures.with(Figure.LIVE_BYTES_PER_CONNECTION,
                (double) (live.getAsLong() - before.live.getAsLong()) / connections);
    }
}
