package io.coscribe.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A scenario against a server, measured several times. */
record Result(Scenario scenario, String server, List<Measurement> measurements) {

    Result {
        measurements = List.copyOf(measurements);
    }

    /** The middle one of a figure, or the mean of the middle two. */
    double median(ToDoubleFunction<Measurement> figure) {
        double[] sorted = measurements.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The median of arrival times; nothing where there is nobody else. */
    OptionalDouble arrival(double share) {
        return measurements.stream().allMatch(one -> one.arrival(share).isPresent())
                ? OptionalDouble.of(median(one -> one.arrival(share).getAsDouble()))
                : OptionalDouble.empty();
    }
}
