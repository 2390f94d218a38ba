package io.coscribe.bench;

import java.util.List;

/**
 * What came out of a comparison.
 *
 * @param results scenario by scenario
 * @param missing a sentence for each scenario that a server couldn't be measured in
 * @param failures a sentence for each time that a server didn't do what people need
 */
record Outcome(List<Result> results, List<String> missing, List<String> failures) {

    Outcome {
        results = List.copyOf(results);
        missing = List.copyOf(missing);
        failures = List.copyOf(failures);
    }
}
