package io.coscribe.bench.load.yjs;

import java.util.Optional;

/**
 * Text put between two characters of a Yjs document, nothing standing for its ends.
 *
 * @param author the client that does it
 * @param clock how many characters that has inserted before
 */
record Insertion(long author, int clock, Optional<Id> left, Optional<Id> right, String text) {

    /** A character: who inserted it, and how many its author had inserted before. */
    record Id(long author, int clock) {
    }
}
