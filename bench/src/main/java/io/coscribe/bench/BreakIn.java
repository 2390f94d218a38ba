package io.coscribe.bench;

import io.coscribe.bench.load.Crowd;
import io.coscribe.bench.scenario.Figure;
import io.coscribe.bench.scenario.Figures;
import io.coscribe.bench.scenario.Pace;
import io.coscribe.bench.scenario.Typing;
import io.coscribe.bench.server.RunningServer;
import java.io.IOException;
import java.time.Duration;

/**
 * Work for a server that has just started, until its virtual machine has compiled what matters: until an operation
 * takes no less processor time any more.
 */
final class BreakIn {

    private static final Duration STRETCH = Duration.ofSeconds(5);
    private static final double GAIN = 0.03;

    /** Many documents, and several people in each. */
    private static final Typing TYPING = new Typing("break-in", Crowd.ofWriters(10, 5));

    private final int leastStretches;
    private final int mostStretches;

    /** At least and at most so long, rounded down to stretches of five seconds. */
    BreakIn(Duration least, Duration most) {
        leastStretches = (int) least.dividedBy(STRETCH);
        mostStretches = (int) most.dividedBy(STRETCH);
    }

    void run(RunningServer server) throws IOException, InterruptedException {
        double before = Double.MAX_VALUE;
        double now = stretch(server);
        int stretches = 1;
        while (stretches < leastStretches
                || stretches < mostStretches && now < before * (1 - GAIN)) {
            before = now;
            now = stretch(server);
            stretches++;
        }
        System.out.printf("%-16s is broken in after %d s: %s µs for an operation%n", server.server().name(),
                stretches * STRETCH.toSeconds(), Figure.CPU_MICROS_PER_OPERATION.format(now));
    }

    /** The processor time for an operation. */
    private static double stretch(RunningServer server) throws IOException, InterruptedException {
        Figures figures = TYPING.measure(server, new Pace(Duration.ZERO, STRETCH));
        return figures.get(Figure.CPU_MICROS_PER_OPERATION).orElseThrow();
    }
}
