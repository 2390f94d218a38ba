package io.coscribe.socket;

import io.coscribe.access.Access;
import io.coscribe.access.Accesses;
import io.coscribe.access.Permission;
import io.coscribe.access.Role;
import io.coscribe.access.Visitor;
import io.coscribe.id.DocumentId;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What one connection's user may do with the documents that its messages name. Asks the database about each document
 * once, and again when somebody has changed access to it or a role ends by itself. Messages pass in the order in which
 * they came: behind one that waits for the database, all wait.
 *
 * <p>Belongs to the connection's event loop. What everybody may do is allowed without asking.
 */
final class ConnectionAccess {

    /** What the connection is told. */
    interface Listener {

        /** The user's role in a document, when it is known first and whenever it changes; empty for none. */
        void role(DocumentId document, Optional<Role> role);

        /** Whether anything goes on in a document. */
        boolean isUsed(DocumentId document);

        /** The user may no longer read a document that is used. */
        void lost(DocumentId document);
    }

    private static final Logger LOG = Logger.getLogger(ConnectionAccess.class);

    /** While the database is away, everybody waits. */
    private static final Duration RETRY = Duration.ofMillis(500);

    /** Before a role that has ended by this clock is asked for again, in case the database's is behind. */
    private static final Duration CLOCKS_APART = Duration.ofMillis(100);

    /** What isn't used is forgotten when more than so many documents are known. */
    private static final int REMEMBERED = 1_000;

    /** What is known of one document. */
    private static final class Known {
        Optional<Access> access = Optional.empty();
        boolean asking;
        boolean stale;
        Optional<ScheduledFuture<?>> ending = Optional.empty();

        void cancelEnding() {
            ending.ifPresent(timer -> timer.cancel(false));
        }
    }

    /** A message that waits until enough is known. */
    private static final class Waiting {
        final Needs needs;
        final Consumer<Set<DocumentId>> decided;
        boolean claimed;

        Waiting(Needs needs, Consumer<Set<DocumentId>> decided) {
            this.needs = needs;
            this.decided = decided;
        }
    }

    private final Accesses accesses;
    private final Visitor visitor;
    private final EventExecutor loop;
    private final InstantSource clock;
    private final Listener listener;
    private final Map<DocumentId, Known> known = new HashMap<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>(1);
    private int forgottenAbove = REMEMBERED;
    private boolean everythingAsked;
    private boolean draining;
    private boolean ended;

    ConnectionAccess(
            Accesses accesses, Visitor visitor, EventExecutor loop, InstantSource clock, Listener listener) {
        this.accesses = accesses;
        this.visitor = visitor;
        this.loop = loop;
        this.clock = clock;
        this.listener = listener;
    }

    /** @param decided gets those of the documents with which that may not be done, in the order of the calls */
    void check(Needs needs, Consumer<Set<DocumentId>> decided) {
        assert loop.inEventLoop();
        if (waiting.isEmpty() && isAllowedToEverybody(needs)) {
            decided.accept(Set.of());
            return;
        }
        Waiting message = new Waiting(needs, decided);
        waiting.add(message);
        if (!isAllowedToEverybody(needs)) {
            ask(needs.all().filter(document -> !isKnown(document) || needs.permission() == Permission.CREATE).toList());
        }
        drain();
    }

    /** From now on everything is asked, so that the client can be told. */
    void askEverything() {
        everythingAsked = true;
        known.forEach((document, present) ->
                present.access.ifPresent(access -> listener.role(document, access.role())));
    }

    /** Access to these documents may have changed. */
    void changed(Set<DocumentId> documents) {
        ask(documents.stream().filter(known::containsKey).toList());
    }

    /** The connection has ended. */
    void end() {
        ended = true;
        waiting.clear();
        known.values().forEach(Known::cancelEnding);
        known.clear();
    }

    private boolean isAllowedToEverybody(Needs needs) {
        return !everythingAsked && switch (needs.permission()) {
            case READ -> needs.all().findAny().isEmpty() || accesses.everybodysRole().isPresent();
            case EDIT -> accesses.everybodysRole().filter(role -> role.isAtLeast(Role.EDITOR)).isPresent();
            case CREATE -> visitor.user().isEmpty() && accesses.everybodysRole().filter(Role.EDITOR::equals).isPresent();
            case DELETE, SEE_ACCESS, MANAGE_ACCESS -> false;
        };
    }

    private boolean isKnown(DocumentId document) {
        Known present = known.get(document);
        return present != null && present.access.isPresent();
    }

    private void ask(Collection<DocumentId> documents) {
        Set<DocumentId> unasked = new HashSet<>();
        for (DocumentId document : documents) {
            Known present = known.computeIfAbsent(document, _ -> new Known());
            if (present.asking) {
                present.stale = true;
            } else {
                present.asking = true;
                unasked.add(document);
            }
        }
        if (!unasked.isEmpty()) {
            onLoop(accesses.find(visitor, unasked), this::found, () -> {
                unasked.forEach(document -> known.get(document).asking = false);
                ask(unasked);
            });
        }
    }

    /** @param again what to do when the database couldn't be asked, after a while */
    private <T> void onLoop(Uni<T> question, Consumer<T> answered, Runnable again) {
        question.subscribe().with(
                answer -> loop.execute(() -> {
                    if (!ended) {
                        answered.accept(answer);
                    }
                }),
                failure -> {
                    LOG.debugf("access can't be asked for, trying again: %s", failure);
                    loop.schedule(() -> {
                        if (!ended) {
                            again.run();
                        }
                    }, RETRY.toMillis(), TimeUnit.MILLISECONDS);
                });
    }

    private void found(Map<DocumentId, Access> answers) {
        Set<DocumentId> outdated = new HashSet<>();
        answers.forEach((document, access) -> {
            Known present = known.get(document);
            present.asking = false;
            if (present.stale) {
                present.stale = false;
                outdated.add(document);
            } else {
                learn(document, present, access);
            }
        });
        ask(outdated);
        drain();
    }

    private void learn(DocumentId document, Known present, Access access) {
        Optional<Access> before = present.access;
        present.access = Optional.of(access);
        present.cancelEnding();
        present.ending = access.until().equals(Instant.MAX)
                ? Optional.empty()
                : Optional.of(askAgainAt(document, access.until()));
        if (everythingAsked && !before.map(Access::role).equals(Optional.of(access.role()))) {
            listener.role(document, access.role());
        }
        boolean couldRead = before.filter(earlier -> earlier.allows(Permission.READ)).isPresent();
        if (couldRead && !access.allows(Permission.READ) && listener.isUsed(document)) {
            listener.lost(document);
        }
    }

    private ScheduledFuture<?> askAgainAt(DocumentId document, Instant time) {
        Duration left = Duration.between(clock.instant(), time).plus(CLOCKS_APART);
        return loop.schedule(
                () -> changed(Set.of(document)),
                Math.max(CLOCKS_APART.toMillis(), left.toMillis()),
                TimeUnit.MILLISECONDS);
    }

    private void drain() {
        if (draining) {
            return;
        }
        draining = true;
        try {
            for (Waiting next = waiting.peek(); next != null && isReady(next); next = waiting.peek()) {
                waiting.remove();
                next.decided.accept(denied(next.needs));
            }
        } finally {
            draining = false;
        }
        if (waiting.isEmpty() && known.size() > forgottenAbove) {
            forgetUnused();
        }
    }

    /** Whether everything is known that decides; the name of a document to be created is claimed first. */
    private boolean isReady(Waiting message) {
        Needs needs = message.needs;
        if (isAllowedToEverybody(needs)) {
            return true;
        }
        if (!needs.all().allMatch(document -> isKnown(document) && !isAskedFirst(needs, document))) {
            return false;
        }
        if (needs.permission() == Permission.CREATE && !message.claimed) {
            message.claimed = true;
            DocumentId document = needs.documents().getFirst();
            if (known.get(document).access.orElseThrow().mayBeClaimed()) {
                claim(document);
                return false;
            }
        }
        return true;
    }

    /** Who wants to create must know what is there now; elsewhere what was known lasts until more is known. */
    private boolean isAskedFirst(Needs needs, DocumentId document) {
        return needs.permission() == Permission.CREATE && known.get(document).asking;
    }

    private void claim(DocumentId document) {
        known.get(document).asking = true;
        onLoop(accesses.claim(visitor.user().orElseThrow(), document), _ -> {
            known.get(document).asking = false;
            ask(List.of(document));
        }, () -> claim(document));
    }

    private Set<DocumentId> denied(Needs needs) {
        if (isAllowedToEverybody(needs)) {
            return Set.of();
        }
        Set<DocumentId> denied = needs.documents().stream()
                .filter(document -> !known.get(document).access.orElseThrow().allows(needs.permission()))
                .collect(Collectors.toSet());
        if (!needs.channelDocuments().isEmpty() && !mayHear(needs.channelDocuments())) {
            denied.addAll(needs.channelDocuments());
        }
        return denied;
    }

    /** Whether the user may read what the channel is about, and nothing it could be about that they may not read. */
    private boolean mayHear(List<DocumentId> readings) {
        List<Access> access = readings.stream().map(document -> known.get(document).access.orElseThrow()).toList();
        return access.stream().anyMatch(one -> one.allows(Permission.READ))
                && access.stream().allMatch(one ->
                        one.allows(Permission.READ) || one.document() == Access.Presence.ABSENT);
    }

    private void forgetUnused() {
        List<DocumentId> unused = known.keySet().stream()
                .filter(document -> !known.get(document).asking && !listener.isUsed(document))
                .toList();
        unused.forEach(document -> known.remove(document).cancelEnding());
        forgottenAbove = Math.max(REMEMBERED, 2 * known.size());
    }
}
