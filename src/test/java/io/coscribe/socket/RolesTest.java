package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.coscribe.access.Guest;
import io.coscribe.access.InvitedOnly;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
    record Row(String message, String least) {

        /** Sends it; whether that was allowed, and done. Fails if it was neither done nor denied. */
        boolean isDone(WireClient client, String document) {
            client.send(message.replace("$", document));
            String action = (String) ((Map<?, ?>) WireClient.parse(message.replace('\'', '"'))).get("a");
            boolean silent = action.equals("pr");
            List<Map<String, Object>> answers = new ArrayList<>(silent ? List.of() : List.of(client.receive()));
            answers.addAll(client.receivedBeforeAnswer());
            boolean denied = answers.stream().anyMatch(RolesTest::isDenied);
            assertEquals(denied, WireClient.text(answers).contains("'error'"), answers::toString);
            assertEquals(denied || !silent, answers.stream().anyMatch(answer -> action.equals(answer.get("a"))));
            return !denied;
        }
    }

    static final List<Row> MESSAGES = List.of(
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
        return MESSAGES.stream().flatMap(row -> ROLES.stream().map(role -> arguments(row, role)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("messages")
    void aMessageIsAnsweredAsTheRoleAllows(Row row, String role) {
        Guest owner = Guest.arrive(service, "Owner");
        String document = owner.create();
        try (WireClient client = WireClient.connect(service, "/sharedb", visitor(owner, document, role).token())) {
            assertEquals(mayDo(row.least, role), row.isDone(client, document));
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
                if (!row.least.equals("none")) {
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

    /** A request, with {@code $} for the document, the least role that may make it, and what it is answered with then. */
    private record Request(String request, String least, int status) {}

    private static final List<Request> REQUESTS = List.of(
            new Request("GET /api/documents/$", "viewer", 200),
            new Request("PATCH /api/documents/$", "editor", 200),
            new Request("DELETE /api/documents/$", "owner", 204),
            new Request("GET /api/documents/$/access", "editor", 200),
            new Request("GET /api/documents/$/access/events", "owner", 200),
            new Request("PUT /api/documents/$/access/people/guest:x", "owner", 204),
            new Request("DELETE /api/documents/$/access/people/guest:x", "owner", 204),
            new Request("POST /api/documents/$/access/links", "owner", 201),
            new Request("DELETE /api/documents/$/access/links/1", "owner", 404));

    static Stream<Arguments> requests() {
        return REQUESTS.stream().flatMap(request -> ROLES.stream().map(role -> arguments(request, role)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("requests")
    void aRequestIsAnsweredAsTheRoleAllows(Request request, String role) {
        Guest owner = Guest.arrive(service, "Owner");
        String document = owner.create();
        Guest visitor = visitor(owner, document, role);
        String[] parts = request.request.replace("$", document).split(" ");
        int status = visitor.request()
                .body(Map.of("title", "New", "role", "viewer", "name", "Somebody"))
                .request(parts[0], parts[1])
                .statusCode();
        int refused = role.equals("none") ? 404 : 403;
        assertEquals(mayDo(request.least, role) ? request.status : refused, status);
    }

    @ParameterizedTest(name = "as {0}")
    @MethodSource("roles")
    void theListNamesWhatTheRoleMayRead(String role) {
        Guest owner = Guest.arrive(service, "Owner");
        String document = owner.create();
        String list = visitor(owner, document, role).request().get("/api/documents").asString();
        assertEquals(mayDo("viewer", role), list.contains(document));
    }

    @Test
    void whoeverHasATokenCreatesWhatIsNew() {
        Guest visitor = Guest.arrive(service, "Visitor");
        try (WireClient client = WireClient.connect(service, "/sharedb", visitor.token())) {
            Row create = new Row("{'a':'op','c':'notes','d':'$','v':0,'seq':1,'create':{'type':'rich-text'}}", "none");
            assertTrue(create.isDone(client, UUID.randomUUID().toString()));
        }
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        Guest owner = Guest.arrive(service, "Owner");
        String document = owner.create();
        for (Request request : REQUESTS) {
            String[] parts = request.request.replace("$", document).split(" ");
            RestAssured.given()
                    .baseUri(service.toString())
                    .contentType(ContentType.JSON)
                    .body(Map.of("title", "New", "role", "viewer", "name", "Somebody"))
                    .request(parts[0], parts[1])
                    .then()
                    .statusCode(401);
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
