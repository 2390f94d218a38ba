package io.coscribe.socket;

import io.coscribe.access.Access;
import io.coscribe.access.Accesses;
import io.coscribe.access.Permission;
import io.coscribe.access.Role;
import io.coscribe.access.Visitor;
import io.coscribe.id.DocumentId;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What is known of what one connection's user may do with documents. The database is asked about each document once, and
 * again when somebody has changed access to it or a role ends by itself. Belongs to the connection's event loop.
 */
final class KnownAccess {

    /** What the connection is told. */
    interface Listener {

        /** The user's role in a document, when it is known first and whenever it changes, if that is told; empty for none. */
        void role(DocumentId document, Optional<Role> role);

        /** Whether anything goes on in a document. */
        boolean isUsed(DocumentId document);

        /** The user may no longer read a document that is used. */
        void lost(DocumentId document);
    }

    /** Before a role that has ended by this clock is asked for again, in case the database's is behind. */
    private static final Duration CLOCKS_APART = Duration.ofMillis(100);

    /** What isn't used is forgotten when more than so many documents are known. */
    private static final int REMEMBERED = 1_000;

    /** How it stands with a question; one that something has changed since is asked once more when it is answered. */
    private enum Question { NONE, UNDER_WAY, OVERTAKEN }

    /** What is known of one document. */
    private static final class Entry {
        Optional<Access> access = Optional.empty();
        Question question = Question.NONE;
        Optional<ScheduledFuture<?>> ending = Optional.empty();

        void cancelEnding() {
            ending.ifPresent(timer -> timer.cancel(false));
        }
    }

    private final Accesses accesses;
    private final Visitor visitor;
    private final Questions questions;
    private final EventExecutor loop;
    private final InstantSource clock;
    private final Listener listener;
    private final Runnable learned;
    private final Map<DocumentId, Entry> entries = new HashMap<>();
    private boolean rolesTold;
    private int forgottenAbove = REMEMBERED;

    /** @param learned runs when more is known than before */
    KnownAccess(
            Accesses accesses,
            Visitor visitor,
            Questions questions,
            EventExecutor loop,
            InstantSource clock,
            Listener listener,
            Runnable learned) {
        this.accesses = accesses;
        this.visitor = visitor;
        this.questions = questions;
        this.loop = loop;
        this.clock = clock;
        this.listener = listener;
        this.learned = learned;
    }

    /** What the database said last; empty until it has said something. */
    Optional<Access> of(DocumentId document) {
        Entry entry = entries.get(document);
        return entry == null ? Optional.empty() : entry.access;
    }

    /** Whether nothing is being asked about {@code document}. */
    boolean isSettled(DocumentId document) {
        Entry entry = entries.get(document);
        return entry == null || entry.question == Question.NONE;
    }

    /** From now on the listener is told roles; at once those that are known. */
    void tellRoles() {
        rolesTold = true;
        entries.forEach((document, entry) ->
                entry.access.ifPresent(access -> listener.role(document, access.role())));
    }

    void ask(Collection<DocumentId> documents) {
        Set<DocumentId> unasked = new HashSet<>();
        for (DocumentId document : documents) {
            Entry entry = entries.computeIfAbsent(document, _ -> new Entry());
            if (entry.question == Question.NONE) {
                entry.question = Question.UNDER_WAY;
                unasked.add(document);
            } else {
                entry.question = Question.OVERTAKEN;
            }
        }
        if (!unasked.isEmpty()) {
            questions.ask(() -> accesses.find(visitor, unasked), this::found);
        }
    }

    /** Access to these documents may have changed. */
    void changed(Set<DocumentId> documents) {
        ask(documents.stream().filter(entries::containsKey).toList());
    }

    private void found(Map<DocumentId, Access> answers) {
        Set<DocumentId> overtaken = new HashSet<>();
        answers.forEach((document, access) -> {
            Entry entry = entries.get(document);
            if (entry.question == Question.OVERTAKEN) {
                overtaken.add(document);
            } else {
                learn(document, entry, access);
            }
            entry.question = Question.NONE;
        });
        ask(overtaken);
        learned.run();
    }

    private void learn(DocumentId document, Entry entry, Access access) {
        Optional<Access> before = entry.access;
        entry.access = Optional.of(access);
        entry.cancelEnding();
        entry.ending = access.until().equals(Instant.MAX)
                ? Optional.empty()
                : Optional.of(askAgainAt(document, access.until()));
        if (rolesTold && !before.map(Access::role).equals(Optional.of(access.role()))) {
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

    /** Whether so much is known that it is worth the while to {@link #forgetUnused}. */
    boolean isMuch() {
        return entries.size() > forgottenAbove;
    }

    /** @param spared what isn't to be forgotten, besides what is used or being asked */
    void forgetUnused(Set<DocumentId> spared) {
        List<DocumentId> unused = entries.keySet().stream()
                .filter(document -> isSettled(document) && !spared.contains(document) && !listener.isUsed(document))
                .toList();
        unused.forEach(document -> entries.remove(document).cancelEnding());
        forgottenAbove = Math.max(REMEMBERED, 2 * entries.size());
    }

    void end() {
        entries.values().forEach(Entry::cancelEnding);
        entries.clear();
    }
}
