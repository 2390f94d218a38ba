package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.coscribe.access.Guest;
import io.coscribe.access.InvitedOnly;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of who may do what: every message of the protocol, and every request of REST, in every role. */
@QuarkusTest
@TestProfile(InvitedOnly.class)
class RolesTest {

    private static final String DENIED = "ERR_ACCESS_DENIED";

    /** From the least to the most; {@code none} has a token and no role. */
    private static final List<String> ROLES = List.of("none", "viewer", "commenter", "editor", "owner");

    /** A message, with {@code $} for the document, and the least role that may send it. */
    private record Row(String message, String least) {}

    private static final List<Row> MESSAGES = List.of(
            new Row("{'a':'hs','id':null}", "none"),
            new Row("{'a':'pp'}", "none"),
            new Row("{'a':'auth'}", "none"),
            new Row("{'a':'f','c':'documents','d':'$'}", "viewer"),
            new Row("{'a':'f','c':'documents','d':'$','v':0}", "viewer"),
            new Row("{'a':'s','c':'documents','d':'$'}", "viewer"),
            new Row("{'a':'s','c':'documents','d':'$','v':1}", "viewer"),
            new Row("{'a':'u','c':'documents','d':'$'}", "none"),
            new Row("{'a':'bf','c':'documents','b':['$']}", "viewer"),
            new Row("{'a':'bf','c':'documents','b':{'$':0}}", "viewer"),
            new Row("{'a':'bs','c':'documents','b':['$']}", "viewer"),
            new Row("{'a':'bs','c':'documents','b':{'$':0}}", "viewer"),
            new Row("{'a':'bu','c':'documents','b':['$']}", "none"),
            new Row("{'a':'op','c':'documents','d':'$','v':1,'seq':1,'op':[{'insert':'x'}]}", "editor"),
            new Row("{'a':'op','c':'documents','d':'$','v':1,'seq':1,'del':true}", "owner"),
            new Row("{'a':'nf','id':1,'c':'documents','d':'$','v':1}", "viewer"),
            new Row("{'a':'nt','id':1,'c':'documents','d':'$','ts':null}", "viewer"),
            new Row("{'a':'ps','ch':'documents.$','seq':1}", "viewer"),
            new Row("{'a':'pu','ch':'documents.$','seq':1}", "none"),
            new Row("{'a':'pr','ch':'documents.$'}", "viewer"),
            new Row("{'a':'p','ch':'documents.$','id':'a','p':{'index':0,'length':0},'pv':1,"
                    + "'c':'documents','d':'$','v':1,'t':'rich-text'}", "viewer"),
            new Row("{'a':'p','ch':'lobby','id':'a','p':{'index':0,'length':0},'pv':1,"
                    + "'c':'documents','d':'$','v':1,'t':'rich-text'}", "viewer"),
            new Row("{'a':'p','ch':'documents.$','id':'a','p':1,'pv':1}", "viewer"),
            new Row("{'a':'p','ch':'lobby','id':'a','p':1,'pv':1}", "none"));

    @TestHTTPResource("/")
    URI service;

    static Stream<Arguments> messages() {
        return MESSAGES.stream().flatMap(row -> ROLES.stream().map(role -> arguments(row.message, row.least, role)));
    }

    @ParameterizedTest(name = "{2}: {0}")
    @MethodSource("messages")
    void aMessageIsAnsweredAsTheRoleAllows(String message, String least, String role) {
        Guest owner = Guest.arrive(service, "Owner");
        String document = owner.create();
        try (WireClient client = WireClient.connect(service, "/sharedb", visitor(owner, document, role).token())) {
            client.send(message.replace("$", document));
            List<Map<String, Object>> answers = client.receivedBeforeAnswer();
            assertEquals(mayDo(least, role), answers.stream().noneMatch(RolesTest::isDenied), answers::toString);
        }
    }

    @ParameterizedTest(name = "creating as {0}")
    @MethodSource("roles")
    void aDeletedDocumentIsCreatedAgainByItsEditors(String role) {
        Guest owner = Guest.arrive(service, "Owner");
        String document = owner.create();
        Guest visitor = visitor(owner, document, role);
        owner.request().delete("/api/documents/" + document).then().statusCode(204);
        try (WireClient client = WireClient.connect(service, "/sharedb", visitor.token())) {
            client.send("{'a':'op','c':'documents','d':'" + document + "','v':2,'seq':1,'create':{'type':'rich-text'}}");
            assertEquals(!mayDo("editor", role), isDenied(client.receive()));
        }
    }

    @ParameterizedTest(name = "as {0}")
    @MethodSource("roles")
    void whoMayNotReadDoesNotLearnWhatExists(String role) {
        Guest owner = Guest.arrive(service, "Owner");
        Guest other = visitor(owner, owner.create(), role);
        String secret = Guest.arrive(service, "Somebody else").create();
        String nothing = UUID.randomUUID().toString();
        try (WireClient client = WireClient.connect(service, "/sharedb", other.token())) {
            for (Row row : MESSAGES) {
                if (row.least.equals("viewer") || row.least.equals("editor")) {
                    client.send(row.message.replace("$", secret));
                    String one = WireClient.text(client.receivedBeforeAnswer()).replace(secret, "$");
                    client.send(row.message.replace("$", nothing));
                    assertEquals(one, WireClient.text(client.receivedBeforeAnswer()).replace(nothing, "$"));
                }
            }
        }
        String one = other.request().get("/api/documents/" + secret).then().statusCode(404).extract().asString();
        assertEquals(one, other.request().get("/api/documents/" + nothing).then().statusCode(404).extract().asString());
    }

    static Stream<Arguments> requests() {
        Map<String, String> least = Map.of(
                "GET /api/documents/$", "viewer",
                "PATCH /api/documents/$", "editor",
                "DELETE /api/documents/$", "owner",
                "GET /api/documents/$/access", "editor",
                "GET /api/documents/$/access/events", "owner",
                "PUT /api/documents/$/access/people/guest:x", "owner",
                "DELETE /api/documents/$/access/people/guest:x", "owner",
                "POST /api/documents/$/access/links", "owner",
                "DELETE /api/documents/$/access/links/1", "owner");
        return least.entrySet().stream()
                .flatMap(row -> ROLES.stream().map(role -> arguments(row.getKey(), row.getValue(), role)));
    }

    @ParameterizedTest(name = "{2}: {0}")
    @MethodSource("requests")
    void aRequestIsAnsweredAsTheRoleAllows(String request, String least, String role) {
        Guest owner = Guest.arrive(service, "Owner");
        String document = owner.create();
        Guest visitor = visitor(owner, document, role);
        String[] parts = request.replace("$", document).split(" ");
        int status = visitor.request()
                .body(Map.of("title", "New", "role", "viewer", "name", "Somebody"))
                .request(parts[0], parts[1])
                .statusCode();
        if (role.equals("none")) {
            assertEquals(404, status);
        } else {
            assertEquals(mayDo(least, role), status != 403, () -> "status " + status);
        }
    }

    static Stream<String> roles() {
        return ROLES.stream();
    }

    private Guest visitor(Guest owner, String document, String role) {
        if (role.equals("owner")) {
            return owner;
        }
        Guest visitor = Guest.arrive(service, role);
        if (!role.equals("none")) {
            owner.grant(document, visitor, role);
        }
        return visitor;
    }

    private static boolean mayDo(String least, String role) {
        return ROLES.indexOf(role) >= ROLES.indexOf(least);
    }

    /** Whether the answer says so, of all or of one of a bulk. */
    private static boolean isDenied(Map<String, Object> answer) {
        return WireClient.text(answer).contains(DENIED);
    }
}
