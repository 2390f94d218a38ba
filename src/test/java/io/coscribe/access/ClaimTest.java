package io.coscribe.access;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.coscribe.id.DocumentId;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who becomes the owner of a document that nobody owns. */
@QuarkusTest
@TestProfile(InvitedOnly.class)
class ClaimTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Relative to the module. */
    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");

    private static final Pattern STATEMENT = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    @TestHTTPResource("/")
    URI service;

    @Inject
    Accesses accesses;

    @Inject
    AgroalDataSource database;

    private Guest owner;
    private Guest other;

    @BeforeEach
    void arrive() {
        owner = Guest.arrive(service, "Owner");
        other = Guest.arrive(service, "Other");
    }

    private Access of(Guest guest, DocumentId document) {
        Visitor visitor = Visitor.of(new User(guest.id(), guest.name()), Instant.MAX);
        return accesses.find(visitor, List.of(document)).await().atMost(PATIENCE).get(document);
    }

    private void claim(Guest guest, DocumentId document) {
        accesses.claim(new User(guest.id(), guest.name()), document).await().atMost(PATIENCE);
    }

    /** A document of {@link #owner} as one that was there before anybody could own it. */
    private String unowned() throws SQLException {
        String name = owner.create();
        execute("""
                delete from access_grant
                where document_key = (select key from document where collection = 'documents' and name = '%s')"""
                .formatted(name));
        return name;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aNameThatNeverHadADocumentIsWhoseComesFirst() {
        DocumentId document = DocumentId.ofPage("new-" + UUID.randomUUID());
        assertTrue(of(other, document).mayBeClaimed());
        claim(other, document);
        claim(owner, document);
        assertEquals(Optional.of(Role.OWNER), of(other, document).role());
        assertEquals(Optional.empty(), of(owner, document).role());
        assertFalse(of(owner, document).allows(Permission.CREATE));
        assertTrue(of(other, document).allows(Permission.CREATE));
    }

    @Test
    void aDeletedDocumentIsNobodysPrey() throws SQLException {
        String name = owner.create();
        owner.request().delete("/api/documents/" + name).then().statusCode(204);
        execute("delete from access_grant where user_id = '%s'".formatted(owner.id()));
        DocumentId document = DocumentId.ofPage(name);
        assertFalse(of(other, document).mayBeClaimed());
        assertFalse(of(other, document).allows(Permission.CREATE));
        claim(other, document);
        assertEquals(Optional.empty(), of(other, document).role());
        other.request().get("/api/documents/" + name).then().statusCode(404);
    }

    @Test
    void aDocumentThatIsThereIsNobodysPrey() throws SQLException {
        DocumentId document = DocumentId.ofPage(unowned());
        claim(other, document);
        assertEquals(Optional.empty(), of(other, document).role());
    }

    @Test
    void anOperatorGivesADocumentAnOwner() throws SQLException, IOException {
        String name = unowned();
        Matcher found = STATEMENT.matcher(Files.readString(DOCUMENT));
        assertTrue(found.find(), "docs/configuration.md holds no SQL");
        execute(found.group(1)
                .replace("DOCUMENT ID", name)
                .replace("USER ID", other.id())
                .replace("USER NAME", other.name()));
        other.request().get("/api/documents/" + name).then().body("role", equalTo("owner"));
        other.request().get("/api/documents/" + name + "/access/events").then()
                .body("items[0].actor.name", equalTo("Operator"))
                .body("items[0].subject.id", equalTo(other.id()))
                .body("items[0].role", equalTo("owner"));
    }
}
