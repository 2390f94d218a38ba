package io.coscribe.bench;

import io.coscribe.bench.scenario.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Medians for a terminal: a line for each scenario and server, with the figures that these scenarios share. */
final class Table {

    private static final int NAMES = 2;

    private final List<List<String>> lines = new ArrayList<>();

    private Table(List<Figure> figures) {
        List<String> heads = new ArrayList<>(List.of("scenario", "server"));
        figures.forEach(figure -> heads.add(figure.head()));
        lines.add(heads);
    }

    /** A table for each kind of scenario. */
    static List<Table> of(List<Result> results) {
        Map<List<Figure>, Table> tables = new LinkedHashMap<>();
        for (Result result : results) {
            tables.computeIfAbsent(result.scenario().figures(), Table::new).add(result);
        }
        return List.copyOf(tables.values());
    }

    private void add(Result result) {
        List<String> cells = new ArrayList<>(List.of(result.scenario().name(), result.server()));
        for (Figure figure : result.scenario().figures()) {
            OptionalDouble median = result.median(figure);
            cells.add(median.isPresent() ? figure.format(median.getAsDouble()) : "–");
        }
        lines.add(cells);
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
        System.out.println();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
