package io.coscribe.bench.scenario;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The values of some figures, from one measurement. */
public record Figures(Map<Figure, Double> values) {

    static final Figures NONE = new Figures(Map.of());

    public Figures {
        Map<Figure, Double> copy = new EnumMap<>(Figure.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** Nothing where there was nothing to measure. */
    public OptionalDouble get(Figure figure) {
        Double value = values.get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** These, and one more. */
    Figures with(Figure figure, double value) {
        return with(new Figures(Map.of(figure, value)));
    }

    /** These, and others. */
    Figures with(Figures others) {
        Map<Figure, Double> both = new EnumMap<>(Figure.class);
        both.putAll(values);
        both.putAll(others.values);
        return new Figures(both);
    }
}
