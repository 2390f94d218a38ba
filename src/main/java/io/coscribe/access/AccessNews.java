package io.coscribe.access;

import io.coscribe.id.DocumentId;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tells in which documents access has changed, whichever node has changed it. What happened stands in the record of
 * changes, of which each node reads what it hasn't seen: after its own changes at once, and otherwise whenever it is
 * told to {@link #look}. Nothing gets lost there, as a message would.
 *
 * <p>Called from any thread; listeners are called on the thread that has read, and return at once.
 */
@Singleton
public class AccessNews {

    private static final Logger LOG = Logger.getLogger(AccessNews.class);

    /** Numbers are drawn before they are committed: so many are looked at again, one of them may have come late. */
    private static final int LATE = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pool pool;
    private final List<Consumer<Set<DocumentId>>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();

    /** What has been seen of the last numbers. Touched by one look at a time. */
    private final Set<Long> seen = new HashSet<>();
    private volatile long last;

    @Inject
    AccessNews(Pool pool) {
        this.pool = pool;
    }

    void start(@Observes StartupEvent event) {
        last = pool.query("select coalesce(max(key), 0) from access_event")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }

    /** @param listener gets the documents in which somebody's access may have changed */
    public void listen(Consumer<Set<DocumentId>> listener) {
        listeners.add(listener);
    }

    /** {@code change}, and then a look at what it has changed. */
    <T> Uni<T> afterwards(Uni<T> change) {
        return change.invoke(this::look);
    }

    /** Reads what is new, and tells it. If somebody is reading, they read once more. */
    public void look() {
        again.set(true);
        if (!looking.compareAndSet(false, true)) {
            return;
        }
        again.set(false);
        read().subscribe().with(this::looked, failure -> {
            LOG.debugf("access changes can't be read, next time: %s", failure);
            looked(Set.of());
        });
    }

    private void looked(Set<DocumentId> changed) {
        if (!changed.isEmpty()) {
            listeners.forEach(listener -> listener.accept(changed));
        }
        looking.set(false);
        if (again.get()) {
            look();
        }
    }

    private Uni<Set<DocumentId>> read() {
        return pool.preparedQuery("""
                        select e.key, d.collection, d.name from access_event e join document d on d.key = e.document_key
                        where e.key > $1""")
                .execute(Tuple.of(last - LATE))
                .map(this::unseen);
    }

    private Set<DocumentId> unseen(RowSet<Row> rows) {
        Set<DocumentId> changed = new HashSet<>();
        long newest = last;
        for (Row row : rows) {
            if (seen.add(row.getLong(0))) {
                changed.add(new DocumentId(row.getString(1), row.getString(2)));
                newest = Math.max(newest, row.getLong(0));
            }
        }
        last = newest;
        seen.removeIf(key -> key <= last - LATE);
        return changed;
    }
}
