package io.coscribe.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Map;

/** A person who has told a service their name, and what they do by REST. */
public record Guest(URI service, String id, String name, String token, String renewal) {

    public static Guest arrive(URI service, String name) {
        JsonPath pass = given().baseUri(service.toString())
                .contentType(ContentType.JSON)
                .body(Map.of("name", name))
                .post("/api/guests")
                .then().statusCode(201)
                .extract().jsonPath();
        return new Guest(
                service, pass.getString("user.id"), name, pass.getString("token"), pass.getString("renewal"));
    }

    /** A request with the guest's token. */
    public RequestSpecification request() {
        return given().baseUri(service.toString()).auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** A new document of theirs. @return its id */
    public String create() {
        return request().body(Map.of("title", "Of " + name)).post("/api/documents")
                .then().statusCode(201).extract().path("id");
    }

    /** Gives {@code other} a role in a document of theirs. */
    public void grant(String document, Guest other, String role) {
        request().body(Map.of("role", role, "name", other.name))
                .put("/api/documents/{document}/access/people/{user}", document, other.id)
                .then().statusCode(204);
    }

    /** Takes the role from {@code other}. */
    public void remove(String document, Guest other) {
        request().delete("/api/documents/{document}/access/people/{user}", document, other.id).then().statusCode(204);
    }

    /** A share link to a document of theirs: its id and its secret. */
    public JsonPath share(String document, Map<String, String> wanted) {
        return request().body(wanted).post("/api/documents/{document}/access/links", document)
                .then().statusCode(201).extract().jsonPath();
    }

    /** Uses a share link. */
    public void use(String secret) {
        assertEquals(200, trying(secret));
    }

    /** Tries to use a share link. @return the answer's status */
    public int trying(String secret) {
        return request().body(Map.of("secret", secret)).post("/api/share-links").statusCode();
    }

    /** A ticket for one socket. */
    public String ticket() {
        return request().post("/api/tickets").then().statusCode(201).extract().path("ticket");
    }
}
