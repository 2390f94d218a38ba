package io.coscribe.session;

import io.coscribe.id.DocumentId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A log in memory whose appends go as the test says: they succeed unless something else is {@linkplain #next queued}.
 * What it can do that PostgreSQL can't be made to do at will is to lose an answer or let another writer be first.
 */
final class ScriptedLog implements OperationLog {

    enum Fate {
        APPENDED,
        /** Fails, and nothing was written. */
        FAILED_BEFORE,
        /** Fails, and everything was written. */
        FAILED_AFTER,
        /** Waits for {@link #releaseHeld}. */
        HELD,
    }

    private final Map<DocumentId, List<CommittedOperation>> operations = new HashMap<>();
    private final Map<DocumentId, DocumentState> snapshots = new HashMap<>();
    private final Queue<Fate> fates = new ArrayDeque<>();
    private final Queue<Runnable> held = new ArrayDeque<>();
    private Runnable duringRead = () -> {};
    private int failingReads;
    private int appends;
    private int turns;

    void next(Fate fate) {
        fates.add(fate);
    }

    void failReads(int count) {
        failingReads = count;
    }

    /** Lets something happen once, after a read has seen the log and before it answers. */
    void duringNextRead(Runnable event) {
        duringRead = event;
    }

    void releaseHeld() {
        held.remove().run();
    }

    /** What another node does. */
    void writeByAnother(DocumentId document, CommittedOperation operation) {
        operations(document).add(operation);
    }

    List<CommittedOperation> operations(DocumentId document) {
        return operations.computeIfAbsent(document, _ -> new ArrayList<>());
    }

    DocumentState snapshot(DocumentId document) {
        return snapshots.getOrDefault(document, DocumentState.NEVER_CREATED);
    }

    int appends() {
        return appends;
    }

    /** How many turns are taken and neither used nor passed on. */
    int turns() {
        return turns;
    }

    @Override
    public DocumentLog of(DocumentId document) {
        return new DocumentLog() {
            @Override
            public CompletionStage<Stored> load(long revision) {
                return answer(() -> {
                    DocumentState newest = snapshot(document);
                    DocumentState snapshot = newest.revision() <= revision ? newest : DocumentState.NEVER_CREATED;
                    return new Stored(snapshot, slice(document, snapshot.revision(), revision));
                });
            }

            @Override
            public CompletionStage<Long> revisionAt(Instant time) {
                throw new UnsupportedOperationException("times aren't kept here");
            }

            @Override
            public CompletionStage<List<CommittedOperation>> read(long from, long to) {
                return answer(() -> seen(document, from, to));
            }

            @Override
            public CompletionStage<List<CommittedOperation>> readSome(long from, long to) {
                return read(from, Math.min(to, from + 3));
            }

            @Override
            public CompletionStage<AppendResult> append(List<CommittedOperation> batch, DocumentState after) {
                appends++;
                if (turns > 0) {
                    return CompletableFuture.completedFuture(AppendResult.CONFLICT);
                }
                List<CommittedOperation> copy = List.copyOf(batch);
                Fate fate = fates.isEmpty() ? Fate.APPENDED : fates.remove();
                return switch (fate) {
                    case APPENDED -> CompletableFuture.completedFuture(write(document, copy));
                    case FAILED_BEFORE -> CompletableFuture.failedFuture(new IllegalStateException("store away"));
                    case FAILED_AFTER -> {
                        write(document, copy);
                        yield CompletableFuture.failedFuture(new IllegalStateException("answer lost"));
                    }
                    case HELD -> {
                        CompletableFuture<AppendResult> later = new CompletableFuture<>();
                        held.add(() -> later.complete(write(document, copy)));
                        yield later;
                    }
                };
            }

            @Override
            public CompletionStage<Turn> takeTurn(long from) {
                return answer(() -> {
                    turns++;
                    List<CommittedOperation> missed = seen(document, from, NEWEST);
                    return new Turn() {
                        @Override
                        public List<CommittedOperation> missed() {
                            return missed;
                        }

                        @Override
                        public CompletionStage<AppendResult> append(
                                List<CommittedOperation> operations, DocumentState after) {
                            turns--;
                            return of(document).append(operations, after);
                        }

                        @Override
                        public void pass() {
                            turns--;
                        }
                    };
                });
            }

            @Override
            public CompletionStage<Void> saveSnapshot(DocumentState state) {
                snapshots.merge(document, state, (old, saved) -> saved.revision() > old.revision() ? saved : old);
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    @Override
    public CompletionStage<Map<DocumentId, Long>> heads(Collection<DocumentId> documents) {
        return answer(() -> documents.stream()
                .collect(Collectors.toMap(document -> document, document -> (long) operations(document).size())));
    }

    private DocumentLog.AppendResult write(DocumentId document, List<CommittedOperation> batch) {
        List<CommittedOperation> log = operations(document);
        if (batch.getFirst().revision() != log.size()) {
            return DocumentLog.AppendResult.CONFLICT;
        }
        log.addAll(batch);
        return DocumentLog.AppendResult.APPENDED;
    }

    private List<CommittedOperation> seen(DocumentId document, long from, long to) {
        List<CommittedOperation> seen = slice(document, from, to);
        Runnable event = duringRead;
        duringRead = () -> {};
        event.run();
        return seen;
    }

    private List<CommittedOperation> slice(DocumentId document, long from, long to) {
        List<CommittedOperation> log = operations(document);
        int end = (int) Math.min(to, log.size());
        return List.copyOf(log.subList((int) Math.min(from, end), end));
    }

    private <T> CompletionStage<T> answer(Supplier<T> value) {
        if (failingReads > 0) {
            failingReads--;
            return CompletableFuture.failedFuture(new IllegalStateException("store away"));
        }
        return CompletableFuture.completedFuture(value.get());
    }
}
