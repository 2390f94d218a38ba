package io.coscribe.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Keeps snapshots of one document behind its commits, so that it opens from one snapshot and a short tail. Belongs to
 * the session's thread. A snapshot that fails costs nothing but a longer tail: the next one makes up for it.
 */
final class Snapshots {

    private static final Logger LOG = Logger.getLogger(Snapshots.class);

    /** How long a tail may grow, in operations: so many are replayed in milliseconds. */
    private static final int INTERVAL = 1_000;

    /** How much a tail may grow while it is short, in characters of JSON. */
    private static final long MAX_SIZE = 16_000_000;

    private final DocumentLog log;
    private long kept;
    private long size;

    Snapshots(DocumentLog log) {
        this.log = log;
    }

    /** The newest snapshot there is, as the log tells it. */
    void foundAt(long revision) {
        kept = revision;
    }

    /** Keeps {@code head} if the tail has grown long, by {@code added} characters at last; doesn't wait for it. */
    void keepIfDue(DocumentState head, long added) {
        size += added;
        if (head.revision() - kept >= INTERVAL || size >= MAX_SIZE) {
            keep(head);
        }
    }

    /** Keeps {@code head} if there is anything new since the last snapshot. */
    CompletionStage<Void> keep(DocumentState head) {
        if (head.revision() == kept) {
            return CompletableFuture.completedFuture(null);
        }
        kept = head.revision();
        size = 0;
        return log.saveSnapshot(head).exceptionally(failure -> {
            LOG.warnf("snapshot at revision %d failed: %s", head.revision(), failure);
            return null;
        });
    }
}
