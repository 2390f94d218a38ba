package io.coscribe.ot.json0;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;

/**
 * What one call may still cost: a budget in units of about a nanosecond each, charged by what grows faster than the
 * operations, so that no operation keeps a document busy for longer than about two seconds. It counts and doesn't
 * measure: what one node refuses, every other one refuses too. For one thread and one call.
 */
final class Work {

    private static final long LIMIT = 1_000_000_000;

    /** For messages: what is done, with places for the two sizes. */
    private final String task;

    private final int size;
    private final int otherSize;
    private long left = LIMIT;

    private Work(String task, int size, int otherSize) {
        this.task = task;
        this.size = size;
        this.otherSize = otherSize;
    }

    static Work toApply(int components) {
        return new Work("%d components on large lists or strings", components, 0);
    }

    static Work toTransform(int components, int others) {
        return new Work("%d components at the same places as %d others", components, others);
    }

    static Work toCompose(int components, int others) {
        return new Work("%d components followed by %d others", components, others);
    }

    /** Looks at two components whose paths share at most so many steps. */
    void look(int steps) {
        charge(20 + 5L * steps);
    }

    /** Rewrites each of two such components to come after the other. */
    void exchange(int steps) {
        charge(150 + 15L * steps);
    }

    /** Adds a component with a path of so many steps behind others. */
    void append(int steps) {
        charge(25 + 5L * steps);
    }

    /** Adds the components of one text0 operation to those of another, in a new list. */
    void join(int components) {
        charge(10L * components);
    }

    void copyText(int length) {
        charge(length);
    }

    void moveText(int length) {
        charge(length >> 3);
    }

    /** Copies a list or object. Dearer than that, but each is copied once. */
    void copyContainer(int size) {
        charge(8L * size);
    }

    void moveElements(int count) {
        charge(count >> 2);
    }

    private void charge(long units) {
        left -= units;
        if (left < 0) {
            throw new InvalidOperationException(
                    Code.TOO_COMPLEX, task.formatted(size, otherSize) + " would take too long");
        }
    }
}
