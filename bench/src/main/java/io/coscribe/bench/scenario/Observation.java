package io.coscribe.bench.scenario;

import io.coscribe.bench.load.Histogram;
import io.coscribe.bench.load.Load;
import io.coscribe.bench.load.Seen;
import io.coscribe.bench.server.ProcessGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What typing editors saw for a while, and what that took.
 *
 * @param nodes what they saw at each node
 * @param memory of the server at the end, in bytes
 */
record Observation(List<Seen> nodes, Usage usage, long memory) {

    /** Looks at editors who type already. */
    static Observation of(Load load, ProcessGroup processes, Duration time) throws IOException, InterruptedException {
        Usage.Meter meter = new Usage.Meter(processes);
        load.begin();
        Thread.sleep(time);
        List<Seen> nodes = load.end();
        return new Observation(nodes, meter.end(), processes.memory());
    }

    Seen seen() {
        return Seen.together(nodes);
    }

    double operationsPerSecond() {
        return perSecond(seen().acks().total());
    }

    double microsPerOperation() {
        return usage.serverMicros() / seen().acks().total();
    }

    /** Everything that can be said of typing. */
    Figures figures() {
        Seen seen = seen();
        return latencies()
                .with(Figure.OPERATIONS_PER_SECOND, operationsPerSecond())
                .with(Figure.OFFERED_PER_SECOND, perSecond(seen.keys()))
                .with(Figure.SERVED, (double) seen.acks().total() / seen.keys())
                .with(Figure.CPU_MICROS_PER_OPERATION, microsPerOperation())
                .with(Figure.CPU_MICROS_PER_DELIVERY,
                        usage.serverMicros() / (seen.acks().total() + seen.arrivals().total()))
                .with(Figure.MEMORY_MEGABYTES, memory / 1e6)
                .with(usage.processors());
    }

    /** From key to ack, and to the arrival at others where there are any. */
    Figures latencies() {
        Histogram acks = seen().acks();
        Histogram arrivals = seen().arrivals();
        Figures figures = Figures.NONE
                .with(Figure.ACK_P50_MILLIS, acks.quantile(0.5) / 1e6)
                .with(Figure.ACK_P99_MILLIS, acks.quantile(0.99) / 1e6);
        return arrivals.total() == 0 ? figures : figures
                .with(Figure.ARRIVAL_P50_MILLIS, arrivals.quantile(0.5) / 1e6)
                .with(Figure.ARRIVAL_P99_MILLIS, arrivals.quantile(0.99) / 1e6);
    }

    private double perSecond(long count) {
        return count * 1e9 / usage.elapsed().toNanos();
    }
}
