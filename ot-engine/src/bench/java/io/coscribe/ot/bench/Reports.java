package io.coscribe.ot.bench;

import static io.coscribe.ot.bench.Table.number;

import io.coscribe.ot.bench.Measurement.Score;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tables of the benchmarks that stand for themselves. */
final class Reports {

    private Reports() {}

    static void printLargeDocument(List<Score> scores) {
        Table table =
                new Table(2, "form", "edits", "characters", "ns/edit", "from", "to", "times the smallest", "B/edit");
        Score smallest = scores.getFirst();
        for (Score score : scores) {
            if (!isBeside(score, smallest)) {
                smallest = score;
            }
            table.add(
                    score.param("form"),
                    score.param("place"),
                    score.param("size"),
                    number(score.nanoseconds()),
                    number(score.fastest()),
                    number(score.slowest()),
                    number(score.nanoseconds() / smallest.nanoseconds()),
                    number(score.bytes()));
        }
        table.print();
    }

    private static boolean isBeside(Score score, Score other) {
        return score.param("form").equals(other.param("form")) && score.param("place").equals(other.param("place"));
    }

    static void printTransform(List<Score> scores) {
        Table table = new Table(2, "function", "type", "ns", "from", "to", "B");
        for (Score score : scores) {
            table.add(
                    score.method(),
                    score.param("type"),
                    number(score.nanoseconds()),
                    number(score.fastest()),
                    number(score.slowest()),
                    number(score.bytes()));
        }
        table.print();
    }

    static void printRichText(List<Score> scores) {
        Table table = new Table(1, "function", "ns", "from", "to", "B");
        for (Score score : scores) {
            table.add(
                    score.method(),
                    number(score.nanoseconds()),
                    number(score.fastest()),
                    number(score.slowest()),
                    number(score.bytes()));
        }
        table.print();
    }

    static void printJson(List<Score> scores) {
        Map<JsonBenchmark.Form, Integer> sizes = new EnumMap<>(JsonBenchmark.Form.class);
        for (JsonBenchmark.Form form : JsonBenchmark.Form.values()) {
            sizes.put(form, form.bytes());
        }
        Table table = new Table(2, "function", "text", "bytes", "MB/s", "from", "to", "allocated B per byte");
        for (Score score : scores) {
            int bytes = sizes.get(JsonBenchmark.Form.valueOf(score.param("form")));
            table.add(
                    score.method(),
                    score.param("form"),
                    String.valueOf(bytes),
                    number(bytes * 1e3 / score.nanoseconds()),
                    number(bytes * 1e3 / score.slowest()),
                    number(bytes * 1e3 / score.fastest()),
                    number(score.bytes() / bytes));
        }
        table.print();
    }
}
