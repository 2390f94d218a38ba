package io.coscribe.session;

import io.coscribe.id.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * One open document on this node. Rebases what is submitted, appends it to the log, and then, only then, tells the
 * submitter and everyone who watches.
 *
 * <p>One writer: every public method only puts a task on the session's serial executor, and everything else runs
 * there, so there are no locks and everything about the document leaves in one order. The log answers on any thread;
 * its answers come back through the same executor.
 *
 * <pre>
 * stage            leaves when                                    for
 * LOADING          the log has been read                          READY
 * READY            enough is submitted                            READING_HISTORY
 *                  the log is known to be further                 CATCHING_UP
 * READING_HISTORY  the operations since the oldest base are here  APPENDING, or READY if nothing is new
 * APPENDING        the log has appended                           READY
 *                  nobody knows whether it has                    CATCHING_UP
 *                  another writer was first                       CATCHING_UP, with a turn
 * CATCHING_UP      the log has been read again                    READING_HISTORY, or READY if nothing waits
 * READY            it is to close, and nothing waits              the end
 * any              the log can't be read, or a task fails         the end
 * </pre>
 *
 * <p>Submissions that come while a batch is on its way wait and form the next one, so a slow disk makes larger
 * batches, not longer queues; where several write at once, they wait a moment for each other ({@link Gathering}). An
 * append that fails may have happened all the same: the session reads the log and submits again, and what did happen is
 * found there by its operation id. While the store is away everything waits, nothing is refused. A session that lost
 * against another writer takes its turn: it shuts the others out, reads what it missed and appends behind that, so that
 * no node can starve another.
 *
 * <p>Other nodes may write to the same log. What they say they have committed is taken over if it continues the head; if
 * it leaves a gap, or a client is further than this session, the log is read. It is read as well before a reader gets
 * the document: what was acknowledged anywhere before they asked is in the answer.
 */
public final class DocumentSession {

    private enum Stage { LOADING, READY, READING_HISTORY, APPENDING, CATCHING_UP }

    private final DocumentId id;
    private final DocumentLog log;
    private final SessionThread thread;
    private final Peers peers;
    private final Consumer<DocumentSession> onFailure;
    private final Admission admission;
    private final Snapshots snapshots;
    private final Peers.Following others;

    private Stage stage = Stage.LOADING;
    private final List<Runnable> untilLoaded = new ArrayList<>();
    private final Replica replica = new Replica();
    private final OperationReader reader;
    private final CatchUp catchUp = new CatchUp();
    private final WaitingSubmissions waiting = new WaitingSubmissions();
    private final Gathering gathering;
    private final Subscriptions subscriptions = new Subscriptions();
    private final SharedHead sharedHead;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private Optional<DocumentLog.Turn> turn = Optional.empty();
    private boolean closing;

    /**
     * @param onFailure called on the session's thread if it can't go on; tells everyone who holds the session
     */
    DocumentSession(DocumentId id, Ports ports, Consumer<DocumentSession> onFailure) {
        this.id = id;
        this.log = ports.log().of(id);
        this.thread = new SessionThread(
                ports.executors().get(), () -> id + " at revision " + replica.revision(), this::failed);
        this.reader = new OperationReader(id, replica, log, thread);
        this.gathering = new Gathering(thread);
        this.sharedHead = new SharedHead(thread);
        this.peers = ports.peers();
        this.onFailure = onFailure;
        this.admission = new Admission(id, ports.rules(), ports.limits());
        this.snapshots = new Snapshots(log);
        this.others = peers.follow(id, news -> thread.run(() -> heard(news)));
    }

    public DocumentId id() {
        return id;
    }

    /** Begins to read the document; whatever is asked meanwhile waits. */
    void start() {
        others.started().whenComplete((_, _) ->
                thread.run(() -> thread.ask(() -> log.load(DocumentLog.NEWEST), this::loaded)));
    }

    /**
     * Commits {@code submission} if it can be. Delivers to {@code from} the operations that they must transform over
     * and haven't had, then tells {@code settled} what became of it.
     */
    public void submit(Submission submission, Participant from, Consumer<Outcome> settled) {
        Pending pending = new Pending(submission, from, settled);
        onceLoaded(() -> {
            if (submission.base() == Submission.CURRENT && peers.mayWrite()) {
                waiting.addHeld(pending);
                catchUp.await(() -> waiting.release(pending));
            } else {
                waiting.add(pending);
                catchUp.believe(submission.base());
            }
            goOn();
        });
    }

    /** Hands the document's present state to {@code reply}. */
    public void fetch(Consumer<StateDelivery> reply) {
        onceCurrent(() -> reply.accept(sharedHead.of(replica.head())));
    }

    /** Hands the document's present revision to {@code reply}. */
    public void askRevision(LongConsumer reply) {
        onceCurrent(() -> reply.accept(replica.revision()));
    }

    /** Delivers every operation from {@code revision} on, those of {@code from} included, then runs {@code done}. */
    public void fetchSince(long revision, Participant from, Runnable done) {
        onceCurrent(() -> reader.deliverSince(revision, from, done));
    }

    /** Hands the present state to {@code reply} and every later operation to {@code from}. */
    public void subscribe(Participant from, Consumer<StateDelivery> reply) {
        onceCurrent(() -> {
            subscriptions.begin(from, replica.revision());
            reply.accept(sharedHead.of(replica.head()));
        });
    }

    /** Delivers every operation from {@code revision} on, runs {@code done}, and delivers every later operation. */
    public void subscribeSince(long revision, Participant from, Runnable done) {
        onceCurrent(() -> {
            Subscriptions.Subscription prepared = subscriptions.prepare(from);
            reader.deliverSince(revision, from, () -> {
                subscriptions.beginAt(prepared, Math.min(revision, replica.revision()));
                done.run();
            });
        });
    }

    /** No operation is delivered by subscription once {@code done} has run. */
    public void unsubscribe(Participant from, Runnable done) {
        onceLoaded(() -> inTurn(() -> {
            subscriptions.end(from);
            done.run();
        }));
    }

    /** Moves a presence value to the head; {@code reply} is called in order with this document's operations. */
    public void movePresence(PresenceMove move, PresenceMove.Reply reply) {
        onceLoaded(() -> {
            catchUp.believe(move.revision());
            goOn();
            inTurn(() -> reader.since(move.revision(), operations -> move.over(operations, replica.head(), reply)));
        });
    }

    /** The log has been seen at this revision: the session sees to it that it gets there. */
    void seenAt(long revision) {
        thread.run(() -> {
            catchUp.believe(revision);
            goOn();
        });
    }

    /**
     * Commits what was submitted, keeps a snapshot if there is anything new, and ends. Nobody may use the session any
     * more. While the store is away it doesn't complete; nothing is lost then but the snapshot.
     */
    CompletionStage<Void> close() {
        thread.run(() -> {
            closing = true;
            if (stage == Stage.LOADING) {
                end();
                closed.complete(null);
            } else {
                goOn();
            }
        });
        return closed;
    }

    private void onceLoaded(Runnable task) {
        thread.run(() -> {
            if (stage == Stage.LOADING) {
                untilLoaded.add(task);
            } else {
                task.run();
            }
        });
    }

    /** A task that is to see everything that any node has committed by now. */
    private void onceCurrent(Runnable task) {
        onceLoaded(() -> {
            if (peers.mayWrite()) {
                catchUp.await(task);
                goOn();
            } else {
                task.run();
            }
        });
    }

    /** A task that mustn't overtake those that wait to be current. */
    private void inTurn(Runnable task) {
        if (stage == Stage.CATCHING_UP || catchUp.isAwaited()) {
            catchUp.await(task);
        } else {
            task.run();
        }
    }

    private void loaded(DocumentLog.Stored stored) {
        replica.begin(stored);
        snapshots.foundAt(stored.snapshot().revision());
        stage = Stage.READY;
        untilLoaded.forEach(Runnable::run);
        untilLoaded.clear();
        goOn();
    }

    /** Others have committed. */
    private void heard(List<CommittedOperation> news) {
        catchUp.believe(news.getLast().revision() + 1);
        if (stage == Stage.READY || stage == Stage.READING_HISTORY) {
            news.stream().filter(operation -> operation.revision() == replica.revision()).forEach(this::takeOver);
        }
        goOn();
    }

    private void takeOver(CommittedOperation operation) {
        replica.advance(operation);
        subscriptions.publish(new Delivery(id, operation));
    }

    /** READY: does what there is to do. */
    private void goOn() {
        if (stage == Stage.READY) {
            if (closing && waiting.isEmpty() && !catchUp.isAwaited()) {
                end();
                snapshots.keep(replica.head()).thenRun(() -> closed.complete(null));
            } else if (catchUp.isDue(replica.revision())) {
                catchUp();
            } else if (!waiting.isEmpty() && gathering.isDone(waiting.size(), this::goOn)) {
                commitWaiting();
            }
        }
    }

    /** Rebases what waits, as one batch. */
    private void commitWaiting() {
        stage = Stage.READING_HISTORY;
        reader.since(waiting.decidedSince(replica.head()), operations -> {
            Batch batch = new Batch(admission, replica.head(), operations);
            waiting.moveTo(batch, catchUp::mayReach);
            append(batch);
        });
    }

    private void append(Batch batch) {
        if (batch.operations().isEmpty()) {
            passTurn();
            settle(batch);
            stage = Stage.READY;
            thread.run(this::goOn);
            return;
        }
        stage = Stage.APPENDING;
        thread.askOnce(
                write(batch),
                result -> {
                    switch (result) {
                        case APPENDED -> committed(batch);
                        case CONFLICT -> {
                            waiting.takeBack(batch);
                            takeTurn();
                        }
                    }
                },
                failure -> {
                    waiting.takeBack(batch);
                    stage = Stage.CATCHING_UP;
                    thread.retry(failure, this::catchUp);
                });
    }

    private CompletionStage<DocumentLog.AppendResult> write(Batch batch) {
        Optional<DocumentLog.Turn> taken = turn;
        turn = Optional.empty();
        return taken.isPresent()
                ? taken.get().append(batch.operations(), batch.after())
                : log.append(batch.operations(), batch.after());
    }

    private void passTurn() {
        turn.ifPresent(DocumentLog.Turn::pass);
        turn = Optional.empty();
    }

    /** The batch is durable: tells everyone, and goes on with what came meanwhile. */
    private void committed(Batch batch) {
        replica.advance(batch.operations(), batch.after());
        settle(batch);
        peers.committed(id, List.copyOf(batch.operations()));
        snapshots.keepIfDue(replica.head(), batch.size());
        stage = Stage.READY;
        goOn();
    }

    /**
     * Tells everyone what became of the batch, operation by operation: its submitter first, who may go on while what is
     * on its way to a thousand readers still leaves.
     */
    private void settle(Batch batch) {
        for (Batch.Item item : batch.items()) {
            Pending pending = item.pending();
            switch (item.outcome()) {
                case Outcome.Accepted(long revision) -> {
                    deliverMissed(batch, pending, revision);
                    pending.settled().accept(item.outcome());
                    subscriptions.publish(new Delivery(id, batch.operation(revision)), pending.from());
                }
                case Outcome.Duplicate(long revision) -> {
                    deliverMissed(batch, pending, revision);
                    pending.settled().accept(item.outcome());
                }
                case Outcome.Rejected _ -> pending.settled().accept(item.outcome());
            }
        }
        gathering.settled(batch);
    }

    /** What the submitter must transform over before the acknowledgement, less what the subscription has brought. */
    private void deliverMissed(Batch batch, Pending pending, long acknowledged) {
        long base = pending.submission().base();
        if (base == Submission.CURRENT || !pending.from().isOpen()) {
            return;
        }
        long end = Math.min(acknowledged, subscriptions.reached(pending.from()));
        for (long revision = base; revision < end; revision++) {
            pending.from().operation(new Delivery(id, batch.operation(revision)));
        }
    }

    /**
     * Another writer is further, or an append's fate is unknown: the log tells. Then what waits is committed first,
     * however many want to read again.
     */
    private void catchUp() {
        stage = Stage.CATCHING_UP;
        Runnable current = catchUp.begin();
        thread.ask(() -> log.read(replica.revision(), DocumentLog.NEWEST), operations -> {
            operations.forEach(this::takeOver);
            current.run();
            if (waiting.isEmpty()) {
                stage = Stage.READY;
                goOn();
            } else {
                commitWaiting();
            }
        });
    }

    /** Another writer was first. */
    private void takeTurn() {
        stage = Stage.CATCHING_UP;
        Runnable current = catchUp.begin();
        thread.ask(() -> log.takeTurn(replica.revision()), taken -> {
            turn = Optional.of(taken);
            taken.missed().forEach(this::takeOver);
            current.run();
            commitWaiting();
        }, DocumentLog.Turn::pass);
    }

    private void failed() {
        end();
        closed.complete(null);
        onFailure.accept(this);
    }

    private void end() {
        thread.end();
        passTurn();
        others.close();
    }
}
