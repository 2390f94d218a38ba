package io.coscribe.ot.bench;

import static io.coscribe.ot.bench.Table.number;

import io.coscribe.ot.bench.Measurement.Score;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** What the engine takes for each edit of a recording. */
final class ReplayReport {

    private ReplayReport() {}

    /** One recording, held by one type. */
    record Row(String trace, TextForm type, int edits, int length, Score score) {

        double nanosecondsPerEdit() {
            return score.nanoseconds() / edits;
        }
    }

    static List<Row> measure(Measurement measurement, List<Path> traces) throws RunnerException {
        return measurement.run(ReplayBenchmark.class, "trace", traces).stream()
                .map(ReplayReport::row)
                .toList();
    }

    private static Row row(Score score) {
        Path file = Path.of(score.param("trace"));
        Trace trace = Trace.read(file);
        TextForm type = TextForm.valueOf(score.param("type"));
        return new Row(Trace.name(file), type, trace.edits().size(), trace.endContent().length(), score);
    }

    static void print(List<Row> rows) {
        Table table = new Table(2, "recording", "type", "edits", "end length", "ns/edit", "from", "to", "B/edit");
        for (Row row : rows) {
            table.add(
                    row.trace(),
                    row.type().name(),
                    String.valueOf(row.edits()),
                    String.valueOf(row.length()),
                    number(row.nanosecondsPerEdit()),
                    number(row.score().fastest() / row.edits()),
                    number(row.score().slowest() / row.edits()),
                    number(row.score().bytes() / row.edits()));
        }
        table.print();
    }
}
