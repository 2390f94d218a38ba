package io.coscribe.bench;

import io.coscribe.bench.scenario.Figure;
import io.coscribe.bench.scenario.Figures;
import io.coscribe.bench.scenario.Scenario;
import java.util.List;
import java.util.OptionalDouble;

/** A scenario against a server, measured several times. */
record Result(Scenario scenario, String server, List<Figures> measurements) {

    Result {
        measurements = List.copyOf(measurements);
    }

    /** The median of a figure; nothing where there was nothing to measure. */
    OptionalDouble median(Figure figure) {
        double[] values = measurements.stream()
                .flatMapToDouble(one -> one.get(figure).stream())
                .toArray();
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(values));
    }
}
