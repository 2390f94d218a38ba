package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.coscribe.access.Guest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody may do without a token where everybody may read: every message of {@link RolesTest}'s table. */
@QuarkusTest
@TestProfile(AnonymousRolesTest.ReadByEverybody.class)
class AnonymousRolesTest {

    public static final class ReadByEverybody implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("coscribe.access.anonymous-role", "viewer");
        }
    }

    @TestHTTPResource("/")
    URI service;

    static Stream<Arguments> messages() {
        return RolesTest.MESSAGES.stream().map(row -> arguments(row, List.of("none", "viewer").contains(row.least())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void aMessageIsAnsweredAsToViewers(RolesTest.Row row, boolean allowed) {
        String document = Guest.arrive(service, "Owner").create();
        try (WireClient client = WireClient.connect(service, "/sharedb")) {
            assertEquals(allowed, row.isDone(client, document));
        }
    }

    @Test
    void nothingNewIsCreated() {
        RolesTest.Row create = new RolesTest.Row(
                "{'a':'op','c':'notes','d':'$','v':0,'seq':1,'create':{'type':'rich-text'}}", "editor");
        try (WireClient client = WireClient.connect(service, "/sharedb")) {
            assertFalse(create.isDone(client, "new"));
        }
        RestAssured.given()
                .baseUri(service.toString())
                .contentType("application/json")
                .body(Map.of("title", "New"))
                .post("/api/documents")
                .then()
                .statusCode(401);
    }
}
