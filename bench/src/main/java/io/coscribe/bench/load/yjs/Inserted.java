package io.coscribe.bench.load.yjs;

/**
 * Characters that somebody inserted, as Yjs counts them.
 *
 * @param author the client that did
 * @param clock how many characters it had inserted before these
 * @param length how many these are
 */
record Inserted(long author, int clock, int length) {

    /** The clock of what comes after them. */
    int end() {
        return clock + length;
    }
}
