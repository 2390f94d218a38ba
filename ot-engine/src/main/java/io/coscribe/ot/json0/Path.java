package io.coscribe.ot.json0;

import io.coscribe.ot.InvalidOperationException;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/**
 * The way from the root of a document to a place in it: a {@link String} names a key of an object, a {@link Long}
 * counts into a list. Immutable.
 */
final class Path {

    static final Path ROOT = new Path(new Object[0]);

    private static final int MAX_SHOWN = 8;

    private final Object[] steps;

    private Path(Object[] steps) {
        this.steps = steps;
    }

    /**
     * These steps, each a {@code String} or a {@code Long} from 0.
     *
     * @throws IllegalArgumentException if there is another one
     */
    static Path of(List<?> steps) {
        for (Object step : steps) {
            if (!(step instanceof String || step instanceof Long index && index >= 0)) {
                throw new IllegalArgumentException("neither a key nor an index: " + step);
            }
        }
        return new Path(steps.toArray());
    }

    int length() {
        return steps.length;
    }

    Object step(int at) {
        return steps[at];
    }

    Object last() {
        return steps[steps.length - 1];
    }

    long index(int at) {
        return (Long) steps[at];
    }

    long lastIndex() {
        return index(steps.length - 1);
    }

    /** Whether the path counts into a list at this step. */
    boolean hasIndex(int at) {
        return at < steps.length && steps[at] instanceof Long;
    }

    /** Whether both paths begin with the same {@code count} steps; neither is shorter than that. */
    boolean agrees(Path other, int count) {
        return agreement(other, count) >= count;
    }

    /** With how many of the same steps both paths begin, {@code most} at most; neither is shorter than that. */
    int agreement(Path other, int most) {
        int agreed = 0;
        while (agreed < most && steps[agreed].equals(other.steps[agreed])) {
            agreed++;
        }
        return agreed;
    }

    /** Whether this path leads to the place of {@code ancestor} or on from there. */
    boolean isWithin(Path ancestor) {
        return ancestor.steps.length <= steps.length && agrees(ancestor, ancestor.steps.length);
    }

    /** This path with another index at one step. */
    Path withIndex(int at, long index) {
        if (index == index(at)) {
            return this;
        }
        Object[] changed = steps.clone();
        changed[at] = index;
        return new Path(changed);
    }

    Path withLastIndex(long index) {
        return withIndex(steps.length - 1, index);
    }

    /** This path and one step more. */
    Path child(Object step) {
        Object[] longer = Arrays.copyOf(steps, steps.length + 1);
        longer[steps.length] = step;
        return new Path(longer);
    }

    Path parent() {
        return new Path(Arrays.copyOf(steps, steps.length - 1));
    }

    /** The way that is left after the first {@code count} steps. */
    Path after(int count) {
        return new Path(Arrays.copyOfRange(steps, count, steps.length));
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Path that && Arrays.equals(steps, that.steps);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(steps);
    }

    /** For messages: keys and the number of steps are cut short if they are long. */
    @Override
    public String toString() {
        StringJoiner shown = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < Math.min(steps.length, MAX_SHOWN); i++) {
            shown.add(InvalidOperationException.shown(steps[i].toString()));
        }
        if (steps.length > MAX_SHOWN) {
            shown.add("…");
        }
        return shown.toString();
    }
}
