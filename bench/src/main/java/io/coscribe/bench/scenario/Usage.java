package io.coscribe.bench.scenario;

import io.coscribe.bench.server.Machine;
import io.coscribe.bench.server.ProcessGroup;
import java.io.IOException;
import java.time.Duration;

/**
 * Processor time taken in a while.
 *
 * @param elapsed how long that was
 * @param server by the server with its database
 * @param generator by the editors' process
 * @param machine by everything on the machine
 */
record Usage(Duration elapsed, Duration server, Duration generator, Duration machine) {

    /** A while that has begun. */
    static final class Meter {

        private final ProcessGroup processes;
        private final long began;
        private final Duration server;
        private final Duration generator;
        private final Duration machine;

        Meter(ProcessGroup processes) throws IOException {
            this.processes = processes;
            server = processes.processorTime();
            generator = Machine.ownProcessorTime();
            machine = Machine.processorTime();
            began = System.nanoTime();
        }

        /** What was taken until now. */
        Usage end() throws IOException {
            return new Usage(Duration.ofNanos(System.nanoTime() - began),
                    processes.processorTime().minus(server),
                    Machine.ownProcessorTime().minus(generator),
                    Machine.processorTime().minus(machine));
        }
    }

    /** This and another while. */
    Usage plus(Usage other) {
        return new Usage(elapsed.plus(other.elapsed), server.plus(other.server), generator.plus(other.generator),
                machine.plus(other.machine));
    }

    double serverMicros() {
        return server.toNanos() / 1e3;
    }

    /** Who took how many processors. */
    Figures processors() {
        return Figures.NONE
                .with(Figure.SERVER_PROCESSORS, share(server))
                .with(Figure.GENERATOR_PROCESSORS, share(generator))
                .with(Figure.OTHER_PROCESSORS, Math.max(0, share(machine.minus(server).minus(generator))));
    }

    private double share(Duration used) {
        return (double) used.toNanos() / elapsed.toNanos();
    }
}
