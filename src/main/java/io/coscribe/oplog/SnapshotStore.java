package io.coscribe.oplog;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps each document's newest snapshot, and of the older ones those that are worth it: the milestones. Called from any
 * thread.
 */
final class SnapshotStore {

    /** Operations between two milestones, at least: so many are replayed in milliseconds. */
    private static final long MILESTONE_INTERVAL = 1_000;

    /** About what an operation takes in the log: the milestones of a document take no more than its operations. */
    private static final long OPERATION_SIZE = 64;

    /** A snapshot without its content. @param contentLength in bytes; null if there is none */
    private record Kept(Long revision, Integer contentLength) {

        /** Whether it is still wanted when it isn't the newest any more. */
        boolean isMilestoneAfter(long previous) {
            long bytes = contentLength == null ? 0 : contentLength;
            return revision - previous >= Math.max(MILESTONE_INTERVAL, bytes / OPERATION_SIZE);
        }
    }

    private final Mutiny.SessionFactory hibernate;
    private final Vertx vertx;

    SnapshotStore(Mutiny.SessionFactory hibernate, Vertx vertx) {
        this.hibernate = hibernate;
        this.vertx = vertx;
    }

    /** The newest one at {@code revision} or before. */
    CompletionStage<Optional<SnapshotEntity>> find(long documentKey, long revision) {
        return onContext(() -> hibernate.withStatelessSession(session -> session.createSelectionQuery(
                        "from Snapshot where documentKey = :document and revision <= :revision order by revision desc",
                        SnapshotEntity.class)
                .setParameter("document", documentKey)
                .setParameter("revision", revision)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .map(Optional::ofNullable)));
    }

    /** Keeps {@code snapshot} unless it or a newer one is there, and lets go of the one before it unless that is a milestone. */
    CompletionStage<Void> save(SnapshotEntity snapshot) {
        return onContext(() -> hibernate.withStatelessTransaction(session -> newestTwo(session, snapshot.documentKey)
                .chain(kept -> {
                    if (!kept.isEmpty() && kept.getFirst().revision >= snapshot.revision) {
                        return Uni.createFrom().voidItem();
                    }
                    return session.upsert(snapshot).chain(() -> thinOut(session, snapshot.documentKey, kept));
                })));
    }

    private static Uni<List<Kept>> newestTwo(Mutiny.StatelessSession session, Long documentKey) {
        return session.createSelectionQuery(
                        "select revision, contentLength from Snapshot where documentKey = :document "
                                + "order by revision desc",
                        Kept.class)
                .setParameter("document", documentKey)
                .setMaxResults(2)
                .getResultList();
    }

    private static Uni<Void> thinOut(Mutiny.StatelessSession session, Long documentKey, List<Kept> kept) {
        if (kept.isEmpty() || kept.getFirst().isMilestoneAfter(kept.size() == 1 ? 0 : kept.get(1).revision)) {
            return Uni.createFrom().voidItem();
        }
        return session.createMutationQuery("delete from Snapshot where documentKey = :document and revision = :revision")
                .setParameter("document", documentKey)
                .setParameter("revision", kept.getFirst().revision)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Hibernate Reactive wants a Vert.x context for every unit of work; sessions of documents have none. */
    private <T> CompletionStage<T> onContext(Supplier<Uni<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(_ ->
                Uni.createFrom().deferred(work::get).subscribe().with(result::complete, result::completeExceptionally));
        return result;
    }
}
