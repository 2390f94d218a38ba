package io.coscribe.ot;

/**
 * Which of two concurrent operations the transformed one is. The two replicas that exchange them pass opposite sides,
 * which is what makes them agree; each type says which side wins a conflict.
 */
public enum Side {
    /** The one that came second: a server rebases a new operation over a committed one with this side. */
    LEFT,
    /** The one that came first. */
    RIGHT;

    /** The side of the other operation. */
    public Side opposite() {
        return this == LEFT ? RIGHT : LEFT;
    }
}
