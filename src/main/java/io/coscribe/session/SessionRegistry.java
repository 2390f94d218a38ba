package io.coscribe.session;

import io.coscribe.id.DocumentId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The sessions of this node, at most one per document. A session lives while somebody holds a {@link Lease} of it and
 * for a while after. Called from any thread; every change of an entry happens in the map's own per-key lock.
 */
public final class SessionRegistry {

    /** Keeps a session open until closed; closing twice does nothing. */
    public interface Lease extends AutoCloseable {

        DocumentSession session();

        @Override
        void close();
    }

    private static final class Entry {
        final DocumentSession session;
        int leases;
        long idleSince;

        Entry(DocumentSession session) {
            this.session = session;
        }
    }

    private final ConcurrentMap<DocumentId, Entry> entries = new ConcurrentHashMap<>();
    private final OperationLog log;
    private final Supplier<SessionExecutor> executors;
    private final InstantSource clock;

    /** @param executors makes the executor of one session */
    public SessionRegistry(OperationLog log, Supplier<SessionExecutor> executors, InstantSource clock) {
        this.log = log;
        this.executors = executors;
        this.clock = clock;
    }

    /** The session of {@code document}, which begins to load if nobody had it open. */
    public Lease lease(DocumentId document) {
        Entry entry = entries.compute(document, (_, present) -> {
            Entry leased = present == null ? open(document) : present;
            leased.leases++;
            return leased;
        });
        return new EntryLease(document, entry);
    }

    /** Closes the sessions that nobody has held for {@code idle}. */
    public void closeIdle(Duration idle) {
        long before = clock.millis() - idle.toMillis();
        for (DocumentId document : List.copyOf(entries.keySet())) {
            entries.computeIfPresent(document, (_, entry) -> {
                if (entry.leases > 0 || entry.idleSince > before) {
                    return entry;
                }
                entry.session.close();
                return null;
            });
        }
    }

    /** Closes every session; completes when their snapshots are kept. */
    public CompletionStage<Void> closeAll() {
        return CompletableFuture.allOf(entries.values().stream()
                .map(entry -> entry.session.close().toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    /** How many documents are open on this node. */
    public int size() {
        return entries.size();
    }

    private Entry open(DocumentId document) {
        DocumentSession session = new DocumentSession(document, log.of(document), executors.get(), this::forget);
        session.start();
        return new Entry(session);
    }

    private void forget(DocumentSession failed) {
        entries.computeIfPresent(failed.id(), (_, entry) -> entry.session == failed ? null : entry);
    }

    private final class EntryLease implements Lease {

        private final DocumentId document;
        private final Entry entry;
        private final AtomicBoolean open = new AtomicBoolean(true);

        EntryLease(DocumentId document, Entry entry) {
            this.document = document;
            this.entry = entry;
        }

        @Override
        public DocumentSession session() {
            return entry.session;
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                entries.computeIfPresent(document, (_, present) -> {
                    if (present == entry) {
                        entry.leases--;
                        entry.idleSince = clock.millis();
                    }
                    return present;
                });
            }
        }
    }
}
