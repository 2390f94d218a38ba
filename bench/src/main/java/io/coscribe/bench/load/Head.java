package io.coscribe.bench.load;

import java.util.HashSet;
import java.util.Set;

/**
 * How far somebody has heard of a document's operations. One may come twice; and one may come before another that it
 * follows, as from a server that publishes them over Redis: a stock client asks for the missing one then, which is on
 * its way anyway, so that an editor just waits for it.
 */
final class Head {

    private final Set<Long> early = new HashSet<>();
    private long revision;

    void begin(long revision) {
        this.revision = revision;
    }

    /** How many there were without a gap. */
    long revision() {
        return revision;
    }

    /**
     * Hears of the operation that applies to {@code operation}.
     *
     * @return whether for the first time
     */
    boolean hear(long operation) {
        if (operation < revision) {
            return false;
        }
        if (operation > revision) {
            return early.add(operation);
        }
        revision++;
        while (early.remove(revision)) {
            revision++;
        }
        return true;
    }
}
