package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.access.Access;
import io.coscribe.access.Accesses;
import io.coscribe.access.Permission;
import io.coscribe.access.Role;
import io.coscribe.access.User;
import io.coscribe.access.Visitor;
import io.coscribe.id.DocumentId;
import io.netty.channel.embedded.EmbeddedChannel;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which messages pass, when, in which order, if the database answers late, wrongly timed or not at all. */
class ConnectionAccessTest {

    private static final DocumentId ONE = new DocumentId("notes", "one");
    private static final DocumentId TWO = new DocumentId("notes", "two");
    private static final Visitor ANN = new Visitor(Optional.of(new User("guest:ann", "Ann")), Instant.MAX);
    private static final Instant START = Instant.EPOCH;

    /** What the database is asked, answered when the test says so. */
    private static final class Database implements Accesses {

        record Question(Collection<DocumentId> documents, CompletableFuture<Map<DocumentId, Access>> answer) {}

        final Queue<Question> questions = new ArrayDeque<>();
        final List<DocumentId> claimed = new ArrayList<>();
        Optional<Role> everybody = Optional.empty();

        @Override
        public Optional<Role> everybodysRole() {
            return everybody;
        }

        @Override
        public Uni<Map<DocumentId, Access>> find(Visitor visitor, Collection<DocumentId> documents) {
            Question question = new Question(List.copyOf(documents), new CompletableFuture<>());
            questions.add(question);
            return Uni.createFrom().completionStage(question.answer);
        }

        @Override
        public Uni<Void> claim(User user, DocumentId document) {
            claimed.add(document);
            return Uni.createFrom().voidItem();
        }
    }

    private final Database database = new Database();
    private final EmbeddedChannel network = new EmbeddedChannel();
    private final List<String> heard = new ArrayList<>();
    private final Set<DocumentId> used = new HashSet<>();
    private Instant now = START;
    private ConnectionAccess access;

    @BeforeEach
    void connect() {
        network.freezeTime();
        access = new ConnectionAccess(
                database, ANN, network.eventLoop(), () -> now, new KnownAccess.Listener() {
                    @Override
                    public void role(DocumentId document, Optional<Role> role) {
                        heard.add(document.name() + " " + role.map(Role::text).orElse("none"));
                    }

                    @Override
                    public boolean isUsed(DocumentId document) {
                        return used.contains(document);
                    }

                    @Override
                    public void lost(DocumentId document) {
                        heard.add("lost " + document.name());
                    }
                });
    }

    private void check(String message, Permission permission, DocumentId... documents) {
        access.check(new Needs(permission, List.of(documents)), denied -> heard.add(message + " "
                + denied.stream().map(DocumentId::name).sorted().collect(Collectors.toList())));
    }

    private static Access access(Role role, Instant until) {
        return new Access(Access.Presence.EXISTS, true, true, List.of(new Access.Given(role, until)));
    }

    private static Access none(Access.Presence presence) {
        return new Access(presence, presence == Access.Presence.EXISTS, true, List.of());
    }

    /** Answers the oldest question. */
    private void answer(Access answer) {
        Database.Question question = database.questions.remove();
        question.answer.complete(question.documents.stream().collect(Collectors.toMap(document -> document, _ -> answer)));
        network.runPendingTasks();
    }

    private void assertHeard(String... expected) {
        assertEquals(List.of(expected), heard);
        heard.clear();
    }

    private void pass(Duration time) {
        now = now.plus(time);
        network.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        network.runScheduledPendingTasks();
        network.runPendingTasks();
    }

    @Test
    void aDocumentIsAskedForOnce() {
        check("first", Permission.READ, ONE);
        assertHeard();
        answer(access(Role.VIEWER, Instant.MAX));
        check("second", Permission.READ, ONE);
        check("third", Permission.EDIT, ONE);
        assertHeard("first []", "second []", "third [one]");
        assertEquals(0, database.questions.size());
    }

    @Test
    void messagesPassInTheirOrderWhicheverIsKnownFirst() {
        check("first", Permission.READ, ONE);
        check("second", Permission.READ, TWO);
        check("third", Permission.READ);
        Database.Question first = database.questions.remove();
        answer(access(Role.VIEWER, Instant.MAX));
        assertHeard();
        first.answer.complete(Map.of(ONE, none(Access.Presence.EXISTS)));
        network.runPendingTasks();
        assertHeard("first [one]", "second []", "third []");
    }

    @Test
    void ofABulkSomeAreDenied() {
        check("bulk", Permission.READ, ONE, TWO);
        database.questions.remove().answer.complete(
                Map.of(ONE, access(Role.VIEWER, Instant.MAX), TWO, none(Access.Presence.ABSENT)));
        network.runPendingTasks();
        assertHeard("bulk [two]");
    }

    @Test
    void whatEverybodyMayDoIsNotAskedFor() {
        database.everybody = Optional.of(Role.VIEWER);
        check("read", Permission.READ, ONE);
        assertHeard("read []");
        check("edit", Permission.EDIT, ONE);
        assertHeard();
        answer(access(Role.VIEWER, Instant.MAX));
        assertHeard("edit [one]");
    }

    @Test
    void anAnswerFromBeforeAChangeIsNotBelieved() {
        check("read", Permission.READ, ONE);
        access.changed(Set.of(ONE));
        answer(access(Role.OWNER, Instant.MAX));
        assertHeard();
        answer(none(Access.Presence.EXISTS));
        assertHeard("read [one]");
    }

    @Test
    void aChangeEndsWhatIsUsed() {
        used.add(ONE);
        access.askEverything();
        check("read", Permission.READ, ONE);
        answer(access(Role.EDITOR, Instant.MAX));
        access.changed(Set.of(ONE, TWO));
        answer(access(Role.VIEWER, Instant.MAX));
        access.changed(Set.of(ONE));
        answer(none(Access.Presence.EXISTS));
        assertHeard("one editor", "read []", "one viewer", "one none", "lost one");
    }

    @Test
    void aRoleEndsWhenItsTimeHasCome() {
        used.add(ONE);
        check("read", Permission.READ, ONE);
        answer(access(Role.VIEWER, START.plusSeconds(5)));
        pass(Duration.ofSeconds(4));
        assertEquals(0, database.questions.size());
        pass(Duration.ofSeconds(2));
        answer(none(Access.Presence.EXISTS));
        assertHeard("read []", "lost one");
    }

    @Test
    void whileTheDatabaseIsAwayEverybodyWaits() {
        check("read", Permission.READ, ONE);
        database.questions.remove().answer.completeExceptionally(new IllegalStateException("away"));
        network.runPendingTasks();
        assertHeard();
        pass(Duration.ofSeconds(1));
        answer(access(Role.VIEWER, Instant.MAX));
        assertHeard("read []");
    }

    @Test
    void aNewNameIsClaimedBeforeItsDocumentIsCreated() {
        check("create", Permission.CREATE, ONE);
        answer(new Access(Access.Presence.ABSENT, false, true, List.of()));
        assertEquals(List.of(ONE), database.claimed);
        assertHeard();
        answer(access(Role.OWNER, Instant.MAX));
        assertHeard("create []");
    }

    @Test
    void somebodyElseWasFirst() {
        check("create", Permission.CREATE, ONE);
        answer(new Access(Access.Presence.ABSENT, false, true, List.of()));
        answer(none(Access.Presence.EXISTS));
        assertHeard("create [one]");
        assertEquals(List.of(ONE), database.claimed);
    }

    @Test
    void whatIsNotUsedIsForgotten() {
        used.add(ONE);
        check("used", Permission.READ, ONE);
        answer(access(Role.VIEWER, Instant.MAX));
        for (int i = 0; i < 1_001; i++) {
            check("read", Permission.READ, new DocumentId("notes", "n" + i));
            answer(access(Role.VIEWER, Instant.MAX));
        }
        check("used", Permission.READ, ONE);
        assertEquals(0, database.questions.size());
        check("forgotten", Permission.READ, new DocumentId("notes", "n0"));
        assertEquals(1, database.questions.size());
    }

    @Test
    void whatIsNotUsedIsForgottenWhileSomethingWaits() {
        check("read", Permission.READ, new DocumentId("notes", "n0"));
        for (int i = 1; i <= 3_000; i++) {
            check("read", Permission.READ, new DocumentId("notes", "n" + i));
            answer(access(Role.VIEWER, Instant.MAX));
        }
        assertEquals(3_000, heard.size());
        assertEquals(1, database.questions.size());
        check("forgotten", Permission.READ, new DocumentId("notes", "n0"));
        assertEquals(2, database.questions.size());
    }

    @Test
    void anEndedConnectionHearsNothing() {
        check("read", Permission.READ, ONE);
        access.end();
        answer(access(Role.VIEWER, Instant.MAX));
        assertHeard();
    }
}
