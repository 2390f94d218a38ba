package io.coscribe.session;

import io.coscribe.id.DocumentId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The sessions of this node, at most one per document. A session lives while somebody holds a {@link Lease} of it and
 * for a while after. Called from any thread; every change of an entry happens in the map's own per-key lock.
 */
public final class SessionRegistry {

    /** Whoever keeps a session open. */
    @FunctionalInterface
    public interface Holder {

        /**
         * The session has failed for good and does nothing any more. Called once at most, on the session's thread;
         * returns at once. A new lease is one of a new session.
         */
        void abandoned();
    }

    /** Keeps a session open until closed; closing twice does nothing. */
    public interface Lease extends AutoCloseable {

        DocumentSession session();

        @Override
        void close();
    }

    private static final Logger LOG = Logger.getLogger(SessionRegistry.class);

    private static final class Entry {
        final DocumentSession session;
        final Set<EntryLease> leases = new HashSet<>();
        long idleSince;

        Entry(DocumentSession session) {
            this.session = session;
        }
    }

    private final ConcurrentMap<DocumentId, Entry> entries = new ConcurrentHashMap<>();
    private final Ports ports;
    private final InstantSource clock;
    private final AtomicBoolean checking = new AtomicBoolean();

    public SessionRegistry(Ports ports, InstantSource clock) {
        this.ports = ports;
        this.clock = clock;
    }

    /**
     * The session of {@code document}, which begins to load if nobody had it open.
     *
     * @param holder is told if the session fails before the lease is closed
     */
    public Lease lease(DocumentId document, Holder holder) {
        EntryLease lease = new EntryLease(document, holder);
        entries.compute(document, (_, present) -> {
            lease.entry = present == null ? open(document) : present;
            lease.entry.leases.add(lease);
            return lease.entry;
        });
        return lease;
    }

    /** Closes the sessions that nobody has held for {@code idle}. */
    public void closeIdle(Duration idle) {
        long before = clock.millis() - idle.toMillis();
        for (DocumentId document : List.copyOf(entries.keySet())) {
            entries.computeIfPresent(document, (_, entry) -> {
                if (!entry.leases.isEmpty() || entry.idleSince > before) {
                    return entry;
                }
                entry.session.close();
                return null;
            });
        }
    }

    /**
     * Looks into the log whether others have written, for all sessions at once: what they said may be lost. Does nothing
     * while an earlier look hasn't ended.
     */
    public void checkHeads() {
        List<DocumentId> open = List.copyOf(entries.keySet());
        if (open.isEmpty() || !checking.compareAndSet(false, true)) {
            return;
        }
        ports.log().heads(open).whenComplete((heads, failure) -> {
            checking.set(false);
            if (failure == null) {
                seen(heads);
            } else {
                LOG.warnf("the heads of %d documents can't be read, next time: %s", open.size(), failure);
            }
        });
    }

    private void seen(Map<DocumentId, Long> heads) {
        heads.forEach((document, revision) -> {
            Entry entry = entries.get(document);
            if (entry != null) {
                entry.session.seenAt(revision);
            }
        });
    }

    /** Closes every session; completes when their snapshots are kept. */
    public CompletionStage<Void> closeAll() {
        return CompletableFuture.allOf(entries.values().stream()
                .map(entry -> entry.session.close().toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    private Entry open(DocumentId document) {
        DocumentSession session = new DocumentSession(document, ports, this::abandon);
        session.start();
        return new Entry(session);
    }

    private void abandon(DocumentSession failed) {
        List<EntryLease> abandoned = new ArrayList<>();
        entries.computeIfPresent(failed.id(), (_, entry) -> {
            if (entry.session != failed) {
                return entry;
            }
            abandoned.addAll(entry.leases);
            return null;
        });
        abandoned.forEach(lease -> lease.holder.abandoned());
    }

    private final class EntryLease implements Lease {

        private final DocumentId document;
        private final Holder holder;
        private Entry entry;

        EntryLease(DocumentId document, Holder holder) {
            this.document = document;
            this.holder = holder;
        }

        @Override
        public DocumentSession session() {
            return entry.session;
        }

        @Override
        public void close() {
            entries.computeIfPresent(document, (_, present) -> {
                if (entry.leases.remove(this)) {
                    entry.idleSince = clock.millis();
                }
                return present;
            });
        }
    }
}
