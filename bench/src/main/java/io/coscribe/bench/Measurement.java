package io.coscribe.bench;

import io.coscribe.bench.load.Histogram;
import io.coscribe.bench.load.Seen;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * One measured time of one scenario against one server.
 *
 * @param seen what the editors saw
 * @param server processor time of the server with its database
 * @param generator processor time of the editors' process
 * @param machine processor time of everything on the machine
 * @param memory what the server uses at the end, in bytes
 */
record Measurement(Seen seen, Duration server, Duration generator, Duration machine, long memory) {

    double operationsPerSecond() {
        return seen.acks().total() * 1e9 / seen.nanos();
    }

    /** From sending to the ack, in milliseconds. */
    double ack(double share) {
        return seen.acks().quantile(share) / 1e6;
    }

    /** From sending to the arrival at another editor, in milliseconds; nothing where there is no other. */
    OptionalDouble arrival(double share) {
        Histogram arrivals = seen.arrivals();
        return arrivals.total() == 0 ? OptionalDouble.empty() : OptionalDouble.of(arrivals.quantile(share) / 1e6);
    }

    /** Processor time of the server, in microseconds. */
    double perOperation() {
        return micros(server) / seen.acks().total();
    }

    /** Processor time of the server, in microseconds, for each message that an operation causes: ack or arrival. */
    double perDelivery() {
        return micros(server) / (seen.acks().total() + seen.arrivals().total());
    }

    double memoryMegabytes() {
        return memory / 1e6;
    }

    /** How much of one processor the editors took: near 1 they are what limits. */
    double generatorShare() {
        return share(generator);
    }

    /** How many processors the server took. */
    double serverShare() {
        return share(server);
    }

    /** How many processors everything else on the machine took: what makes figures doubtful. */
    double othersShare() {
        return Math.max(0, share(machine.minus(server).minus(generator)));
    }

    private double share(Duration used) {
        return (double) used.toNanos() / seen.nanos();
    }

    private static double micros(Duration duration) {
        return duration.toNanos() / 1e3;
    }
}
