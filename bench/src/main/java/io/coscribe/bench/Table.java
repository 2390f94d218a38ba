package io.coscribe.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The medians of a comparison, for a terminal: a line for each scenario and server. */
final class Table {

    private static final List<String> HEADS = List.of("scenario", "server", "ops/s", "ack p50 ms", "p99",
            "arrival p50 ms", "p99", "CPU µs/op", "µs/delivery", "MB", "server CPU", "editors", "others");
    private static final int NAMES = 2;

    private final List<List<String>> lines;

    Table(List<Result> results) {
        lines = Stream.concat(Stream.of(HEADS), results.stream().map(Table::line)).toList();
    }

    private static List<String> line(Result result) {
        List<String> cells = new ArrayList<>(List.of(result.scenario().name(), result.server()));
        cells.add(number(result.median(Measurement::operationsPerSecond)));
        cells.add(number(result.median(one -> one.ack(0.5))));
        cells.add(number(result.median(one -> one.ack(0.99))));
        cells.add(number(result.arrival(0.5)));
        cells.add(number(result.arrival(0.99)));
        cells.add(number(result.median(Measurement::perOperation)));
        cells.add(number(result.median(Measurement::perDelivery)));
        cells.add(number(result.median(Measurement::memoryMegabytes)));
        cells.add(percent(result.median(Measurement::serverShare)));
        cells.add(percent(result.median(Measurement::generatorShare)));
        cells.add(percent(result.median(Measurement::othersShare)));
        return cells;
    }

    /** A number with three digits that count. */
    private static String number(double value) {
        int digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "–";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * share);
    }

    void print() {
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String cell = line.get(column);
                String padding = " ".repeat(width(column) - cell.length());
                text.append("  ").append(column < NAMES ? cell + padding : padding + cell);
            }
            System.out.println(text.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
