package io.coscribe.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.coscribe.id.DocumentId;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another node on the same database hears of what is changed by REST, while nothing tells it to look but the test. */
@QuarkusTest
@TestProfile(InvitedOnly.class)
class AccessNewsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TestHTTPResource("/")
    URI service;

    @Inject
    Pool pool;

    @Inject
    AgroalDataSource database;

    @Inject
    Vertx vertx;

    private final BlockingQueue<ChangedAccess> heard = new LinkedBlockingQueue<>();
    private Runnable failing = () -> {};
    private AccessNews news;
    private Guest owner;
    private Guest other;
    private DocumentId document;

    @BeforeEach
    void arrive() throws InterruptedException {
        owner = Guest.arrive(service, "Owner");
        other = Guest.arrive(service, "Other");
        document = DocumentId.ofPage(owner.create());
        startNode(Optional.empty());
    }

    private void startNode(Optional<Role> everybodysRole) throws InterruptedException {
        news = new AccessNews(
                pool, everybodysRole, (after, task) -> vertx.setTimer(after.toMillis(), _ -> task.run()));
        news.start(new StartupEvent());
        news.listen(_ -> failing.run());
        news.listen(heard::add);
        look(); // at some that were there before
    }

    @AfterEach
    void leave() {
        news.stop(new ShutdownEvent());
    }

    private ChangedAccess next() throws InterruptedException {
        ChangedAccess changed = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        assertNotNull(changed, "nothing was heard");
        return changed;
    }

    private ChangedAccess look() throws InterruptedException {
        news.look();
        return next();
    }

    private ChangedAccess of(Guest guest) {
        return new ChangedAccess(Set.of(), Map.of(guest.id(), Set.of(document)));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatIsGrantedAndTakenAwayConcernsOnePerson() throws InterruptedException {
        owner.grant(document.name(), other, "editor");
        assertEquals(of(other), look());
        owner.grant(document.name(), other, "owner");
        assertEquals(of(other), look());
        owner.remove(document.name(), other);
        assertEquals(of(other), look());
    }

    @Test
    void whereEverybodyIsAnEditorANewOwnerConcernsAnybody() throws InterruptedException {
        startNode(Optional.of(Role.EDITOR));
        owner.grant(document.name(), other, "viewer");
        assertEquals(of(other), look());
        owner.grant(document.name(), other, "owner");
        assertEquals(Set.of(document), look().of(Optional.empty()));
    }

    @Test
    void aLinkConcernsWhoComesByItAndItsEndAnybody() throws InterruptedException {
        JsonPath link = owner.share(document.name(), Map.of("role", "viewer"));
        other.use(link.getString("secret"));
        assertEquals(of(other), look());
        owner.request().delete("/api/documents/" + document.name() + "/access/links/" + link.getString("id"))
                .then().statusCode(204);
        assertEquals(new ChangedAccess(Set.of(document), Map.of()), look());
    }

    @Test
    void eachHearsOfTheirOwnAccess() {
        DocumentId second = DocumentId.ofPage("second");
        ChangedAccess changed = new ChangedAccess(Set.of(document), Map.of(other.id(), Set.of(second)));
        assertEquals(Set.of(document, second), changed.of(Optional.of(new User(other.id(), "Other"))));
        assertEquals(Set.of(document), changed.of(Optional.of(new User(owner.id(), "Owner"))));
        assertEquals(Set.of(document), changed.of(Optional.empty()));
        assertEquals(Set.of(), of(other).of(Optional.empty()));
    }

    @Test
    void whatIsChangedWhileTheRecordCannotBeReadIsHeardAfterwards() throws Exception {
        owner.grant(document.name(), other, "editor");
        execute("alter table access_event rename to access_event_away");
        try {
            news.look();
            assertNull(heard.poll(200, TimeUnit.MILLISECONDS));
        } finally {
            execute("alter table access_event_away rename to access_event");
        }
        assertEquals(of(other), next());
    }

    @Test
    void aChangeWhoseAnswerIsLostIsHeard() throws InterruptedException {
        owner.grant(document.name(), other, "editor");
        Uni<Void> lost = news.afterwards(Uni.createFrom().failure(new IOException("the answer is lost")));
        assertThrows(CompletionException.class, () -> lost.await().atMost(PATIENCE));
        assertEquals(of(other), next());
    }

    @Test
    void whatWasRefusedIsNoReasonToLook() throws InterruptedException {
        owner.grant(document.name(), other, "editor");
        Uni<Void> refused = news.afterwards(Uni.createFrom().failure(new ProblemException(ErrorCode.LAST_OWNER, "no")));
        assertThrows(ProblemException.class, () -> refused.await().atMost(PATIENCE));
        assertNull(heard.poll(2 * Lookout.PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Test
    void aListenerThatFailsKeepsNothingFromTheOthers() throws InterruptedException {
        failing = () -> {
            throw new IllegalStateException("of a test");
        };
        owner.grant(document.name(), other, "editor");
        assertEquals(of(other), look());
        owner.remove(document.name(), other);
        assertEquals(of(other), look());
    }
}
