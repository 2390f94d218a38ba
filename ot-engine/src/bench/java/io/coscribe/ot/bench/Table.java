package io.coscribe.ot.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table for a terminal: the first columns, which name something, to the left, numbers to the right. */
final class Table {

    private final int names;
    private final List<List<String>> lines = new ArrayList<>();

    /** @param names how many columns hold names */
    Table(int names, String... heads) {
        this.names = names;
        lines.add(List.of(heads));
    }

    void add(String... cells) {
        lines.add(List.of(cells));
    }

    /** A number with three digits that count. */
    static String number(double value) {
        int digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    void print() {
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String cell = line.get(column);
                String padding = " ".repeat(width(column) - cell.length());
                text.append("  ").append(column < names ? cell + padding : padding + cell);
            }
            System.out.println(text.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}
