package io.coscribe.access;

import io.coscribe.id.DocumentId;
import io.coscribe.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tells in which documents whose access has changed, whichever node has changed it. What happened stands in the record of
 * changes, of which each node reads what it hasn't seen: after its own changes at once, and otherwise whenever it is
 * told to {@link #look}, but not all the time, so that changes without end cost no more than ten looks a second. Nothing
 * gets lost there, as a message would.
 *
 * <p>Called from any thread; listeners are called on the thread that has read, and return at once.
 */
@Singleton
public class AccessNews {

    private static final Logger LOG = Logger.getLogger(AccessNews.class);

    /** Numbers are drawn before they are committed: so many are looked at again, one of them may have come late. */
    private static final int LATE = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String UNSEEN = """
            select e.key, d.collection, d.name, e.kind, e.role, e.actor_id, e.subject_id
            from access_event e join document d on d.key = e.document_key
            where e.key > $1""";

    private final Pool pool;

    /** Then a new owner takes something from all: they may delete a document only while nobody owns it. */
    private final boolean everybodyEdits;

    private final Lookout lookout;
    private final List<Consumer<ChangedAccess>> listeners = new CopyOnWriteArrayList<>();

    /** What has been seen of the last numbers. Touched by one look at a time. */
    private final Set<Long> seen = new HashSet<>();
    private volatile long last;

    @Inject
    AccessNews(Pool pool, AccessConfig config, Vertx vertx) {
        this(pool, config.anonymousRole().role(), (after, task) -> vertx.setTimer(after.toMillis(), _ -> task.run()));
    }

    /** @param timer runs a task after a while, on any thread */
    AccessNews(Pool pool, Optional<Role> everybodysRole, BiConsumer<Duration, Runnable> timer) {
        this.pool = pool;
        this.everybodyEdits = everybodysRole.filter(role -> role.isAtLeast(Role.EDITOR)).isPresent();
        this.lookout = new Lookout(this::read, timer);
    }

    void start(@Observes StartupEvent event) {
        last = pool.query("select coalesce(max(key), 0) from access_event")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(PATIENCE);
    }

    void stop(@Observes ShutdownEvent event) {
        lookout.stop();
    }

    public void listen(Consumer<ChangedAccess> listener) {
        listeners.add(listener);
    }

    /** {@code change}, and then a look at what it has changed; also where it is unknown whether it has. */
    <T> Uni<T> afterwards(Uni<T> change) {
        return change.onItem().invoke(this::look)
                .onFailure(failure -> !(failure instanceof ProblemException)).invoke(lookout::askLater)
                .onCancellation().invoke(lookout::askLater);
    }

    /** Reads what is new, and tells it; soon, if that was just done. */
    public void look() {
        lookout.ask();
    }

    private Uni<Void> read() {
        return pool.preparedQuery(UNSEEN)
                .execute(Tuple.of(last - LATE))
                .map(this::unseen)
                .invoke(this::tell)
                .replaceWithVoid();
    }

    private ChangedAccess unseen(RowSet<Row> rows) {
        Set<DocumentId> ofAnybody = new HashSet<>();
        Map<String, Set<DocumentId>> ofUsers = new HashMap<>();
        long newest = last;
        for (Row row : rows) {
            if (seen.add(row.getLong(0))) {
                add(row, ofAnybody, ofUsers);
                newest = Math.max(newest, row.getLong(0));
            }
        }
        last = newest;
        seen.removeIf(key -> key <= last - LATE);
        return new ChangedAccess(ofAnybody, ofUsers);
    }

    private void add(Row event, Set<DocumentId> ofAnybody, Map<String, Set<DocumentId>> ofUsers) {
        DocumentId document = new DocumentId(event.getString(1), event.getString(2));
        boolean owner = Role.OWNER.text().equals(event.getString(4));
        switch (event.getString(3)) {
            case "link-created" -> {}
            case "link-used" -> add(document, event.getString(5), ofUsers);
            case "granted", "removed" -> {
                add(document, event.getString(6), ofUsers);
                if (owner && everybodyEdits) {
                    ofAnybody.add(document);
                }
            }
            default -> ofAnybody.add(document);
        }
    }

    private static void add(DocumentId document, String user, Map<String, Set<DocumentId>> ofUsers) {
        ofUsers.computeIfAbsent(user, _ -> new HashSet<>()).add(document);
    }

    private void tell(ChangedAccess changed) {
        if (changed.isEmpty()) {
            return;
        }
        for (Consumer<ChangedAccess> listener : listeners) {
            try {
                listener.accept(changed);
            } catch (RuntimeException e) {
                LOG.errorf(e, "somebody can't be told of a change of access");
            }
        }
    }
}
