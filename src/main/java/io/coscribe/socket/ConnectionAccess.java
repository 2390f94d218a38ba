package io.coscribe.socket;

import io.coscribe.access.Access;
import io.coscribe.access.Accesses;
import io.coscribe.access.Permission;
import io.coscribe.access.Role;
import io.coscribe.access.Visitor;
import io.coscribe.id.DocumentId;
import io.netty.util.concurrent.EventExecutor;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Decides what of a connection's messages its user may do. Messages pass in the order in which they came: behind one that
 * waits for the database, all wait. What everybody may do is allowed without asking.
 *
 * <p>Belongs to the connection's event loop.
 */
final class ConnectionAccess {

    /** How far the name of a document that is to be created is; one that nobody owns is claimed first. */
    private enum Claim { UNDECIDED, UNDER_WAY, DONE }

    /** A message that waits until enough is known. */
    private static final class Waiting {
        final Needs needs;
        final Consumer<Set<DocumentId>> decided;
        Claim claim = Claim.UNDECIDED;

        Waiting(Needs needs, Consumer<Set<DocumentId>> decided) {
            this.needs = needs;
            this.decided = decided;
        }
    }

    private final Accesses accesses;
    private final Visitor visitor;
    private final EventExecutor loop;
    private final Questions questions;
    private final KnownAccess known;
    private final Queue<Waiting> waiting = new ArrayDeque<>(1);
    private boolean everythingAsked;

    ConnectionAccess(
            Accesses accesses,
            Visitor visitor,
            EventExecutor loop,
            InstantSource clock,
            KnownAccess.Listener listener) {
        this.accesses = accesses;
        this.visitor = visitor;
        this.loop = loop;
        this.questions = new Questions(loop);
        this.known = new KnownAccess(accesses, visitor, questions, loop, clock, listener, this::drain);
    }

    /** @param decided gets those of the documents with which that may not be done, in the order of the calls */
    void check(Needs needs, Consumer<Set<DocumentId>> decided) {
        assert loop.inEventLoop();
        boolean allowed = isAllowedToEverybody(needs);
        if (allowed && waiting.isEmpty()) {
            decided.accept(Set.of());
            return;
        }
        waiting.add(new Waiting(needs, decided));
        if (!allowed) {
            known.ask(unknown(needs));
        }
        drain();
    }

    /** Who wants to create must know what is there now; elsewhere what was known lasts until more is known. */
    private List<DocumentId> unknown(Needs needs) {
        return needs.permission() == Permission.CREATE
                ? needs.documents()
                : needs.documents().stream().filter(document -> known.of(document).isEmpty()).toList();
    }

    /** From now on everything is asked, so that the client can be told; it is told at once what is known. */
    void askEverything() {
        everythingAsked = true;
        known.tellRoles();
    }

    /** Access to these documents may have changed. */
    void changed(Set<DocumentId> documents) {
        known.changed(documents);
    }

    /** The connection has ended. */
    void end() {
        questions.end();
        waiting.clear();
        known.end();
    }

    private boolean isAllowedToEverybody(Needs needs) {
        return !everythingAsked && switch (needs.permission()) {
            case READ -> needs.documents().isEmpty() || accesses.everybodysRole().isPresent();
            case EDIT -> accesses.everybodysRole().filter(role -> role.isAtLeast(Role.EDITOR)).isPresent();
            case CREATE -> visitor.user().isEmpty() && accesses.everybodysRole().filter(Role.EDITOR::equals).isPresent();
            case DELETE, SEE_ACCESS, MANAGE_ACCESS -> false;
        };
    }

    private void drain() {
        for (Waiting next = waiting.peek(); next != null && isReady(next); next = waiting.peek()) {
            waiting.remove();
            next.decided.accept(denied(next.needs));
        }
        if (known.isMuch()) {
            known.forgetUnused(waiting.stream()
                    .flatMap(message -> message.needs.documents().stream())
                    .collect(Collectors.toSet()));
        }
    }

    private boolean isReady(Waiting message) {
        Needs needs = message.needs;
        if (isAllowedToEverybody(needs)) {
            return true;
        }
        return needs.permission() == Permission.CREATE
                ? isClaimed(message, needs.documents().getFirst())
                : needs.documents().stream().allMatch(document -> known.of(document).isPresent());
    }

    private boolean isClaimed(Waiting message, DocumentId document) {
        return switch (message.claim) {
            case UNDECIDED -> {
                if (!known.isSettled(document)) {
                    yield false;
                }
                boolean free = access(document).mayBeClaimed();
                if (free) {
                    message.claim = Claim.UNDER_WAY;
                    questions.ask(() -> accesses.claim(visitor.user().orElseThrow(), document), _ -> {
                        message.claim = Claim.DONE;
                        known.ask(List.of(document));
                    });
                }
                yield !free;
            }
            case UNDER_WAY -> false;
            case DONE -> known.isSettled(document);
        };
    }

    private Access access(DocumentId document) {
        return known.of(document).orElseThrow();
    }

    private Set<DocumentId> denied(Needs needs) {
        return isAllowedToEverybody(needs)
                ? Set.of()
                : needs.documents().stream()
                        .filter(document -> !access(document).allows(needs.permission()))
                        .collect(Collectors.toSet());
    }
}
