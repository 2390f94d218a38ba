package io.coscribe.access;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A realm of a running Keycloak, as {@code keycloak/realm.json} describes it: Ann, who signs in with a password at one
 * of its clients (RFC 6749, sections 4.3 and 6), and the administrator, who changes its keys (Keycloak Admin REST).
 */
public record KeycloakRealm(URI server, String name) {

    static final String ADMINISTRATOR = "administrator";
    static final String ADMINISTRATORS_PASSWORD = "password-of-administrator";

    private static final String KEY_PROVIDER = "org.keycloak.keys.KeyProvider";

    /** As the realm's tokens name it. */
    public String issuer() {
        return server + "/realms/" + name;
    }

    /** Ann's tokens from {@code client}. */
    public AccountToken signIn(String client) {
        return token(client, Map.of("grant_type", "password", "username", "ann", "password", "password-of-ann"));
    }

    /** New tokens of the same person and client. */
    public AccountToken renew(AccountToken token) {
        return token(token.client(), Map.of("grant_type", "refresh_token", "refresh_token", token.refresh()));
    }

    private AccountToken token(String client, Map<String, String> grant) {
        JsonPath answer = given().formParam("client_id", client).formParams(grant)
                .post(issuer() + "/protocol/openid-connect/token")
                .then().statusCode(200).extract().jsonPath();
        return new AccountToken(client, answer.getString("access_token"), answer.getString("refresh_token"));
    }

    /** Keycloak's own id of Ann. */
    public String idOfAnn() {
        return administrator().queryParam("username", "ann").queryParam("exact", true).get("/users")
                .then().statusCode(200).extract().path("[0].id");
    }

    /** Signs with a new key from now on; tokens of those before stay verifiable. */
    public void addKey() {
        List<Integer> priorities = keys().getList("keys.providerPriority");
        int highest = priorities.stream().mapToInt(Integer::intValue).max().orElseThrow() + 1;
        administrator()
                .body(keyProvider(Map.of("priority", List.of(String.valueOf(highest)))))
                .post("/components")
                .then().statusCode(201);
    }

    /** Publishes a key no longer, whose tokens nobody is to accept any more. */
    public void disableKey(String keyId) {
        String provider = keys().param("id", keyId).getString("keys.find { it.kid == id }.providerId");
        administrator()
                .body(keyProvider(Map.of("enabled", List.of("false"), "active", List.of("false"))))
                .put("/components/{provider}", provider)
                .then().statusCode(204);
    }

    private static Map<String, Object> keyProvider(Map<String, List<String>> settings) {
        return Map.of(
                "name", "rsa", "providerId", "rsa-generated", "providerType", KEY_PROVIDER, "config", settings);
    }

    private JsonPath keys() {
        return administrator().get("/keys").then().statusCode(200).extract().jsonPath();
    }

    /** A request to the realm's administration; the administrator's tokens live for a minute. */
    private RequestSpecification administrator() {
        String token = given()
                .formParams(Map.of(
                        "client_id", "admin-cli",
                        "grant_type", "password",
                        "username", ADMINISTRATOR,
                        "password", ADMINISTRATORS_PASSWORD))
                .post(server + "/realms/master/protocol/openid-connect/token")
                .then().statusCode(200).extract().path("access_token");
        return given().baseUri(server.toString()).basePath("/admin/realms/" + name)
                .auth().oauth2(token).contentType(ContentType.JSON);
    }
}
