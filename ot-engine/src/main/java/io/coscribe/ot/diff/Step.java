package io.coscribe.ot.diff;

/**
 * One step on the way from a text to another one.
 *
 * @param length UTF-16 units
 */
public record Step(Kind kind, int length) {

    /** What happens to the units of a step. */
    public enum Kind {
        /** They are in both texts. */
        KEEP,
        /** They are in the first text only. */
        DELETE,
        /** They are in the second text only. */
        INSERT
    }

    static Step keep(int length) {
        return new Step(Kind.KEEP, length);
    }

    static Step delete(int length) {
        return new Step(Kind.DELETE, length);
    }

    static Step insert(int length) {
        return new Step(Kind.INSERT, length);
    }

    boolean keeps() {
        return kind == Kind.KEEP;
    }
}
