package io.coscribe.document;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DocumentResourceTest {

    private static String create(String title) {
        return given().contentType(ContentType.JSON).body("{\"title\":\"" + title + "\"}")
                .post("/api/documents").then().statusCode(201).extract().path("id");
    }

    @Test
    void aNewDocumentIsThereAtOnce() {
        String location = given().contentType(ContentType.JSON).body("{\"title\":\"  Minutes  \"}")
                .post("/api/documents")
                .then().statusCode(201)
                .body("title", equalTo("Minutes"))
                .body("id", matchesPattern("[A-Za-z0-9_-]{22}"))
                .body("createdAt", matchesPattern("\\d{4}-.*Z"))
                .body("updatedAt", matchesPattern("\\d{4}-.*Z"))
                .header("Location", containsString("/api/documents/"))
                .extract().header("Location");

        get(location).then().statusCode(200).body("title", equalTo("Minutes"));
    }

    @Test
    void theListIsNewestFirstAndPaged() {
        String first = create("first");
        String second = create("second");
        String third = create("third");

        get("/api/documents?size=2").then().statusCode(200)
                .body("items.id", equalTo(List.of(third, second)))
                .body("page", equalTo(0))
                .body("size", equalTo(2))
                .body("total", greaterThanOrEqualTo(3));
        get("/api/documents?size=2&page=1").then().statusCode(200).body("items[0].id", equalTo(first));
        get("/api/documents?page=1000000").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void aDocumentCanBeRenamedAndDeleted() {
        String id = create("old");
        given().contentType(ContentType.JSON).body("{\"title\":\"new\"}").patch("/api/documents/" + id)
                .then().statusCode(200).body("title", equalTo("new")).body("id", equalTo(id));
        get("/api/documents/" + id).then().body("title", equalTo("new"));

        given().delete("/api/documents/" + id).then().statusCode(204);
        get("/api/documents/" + id).then().statusCode(404);
        given().delete("/api/documents/" + id).then().statusCode(404);
        get("/api/documents").then().body("items.id", not(hasItem(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"title\":null}", "{\"title\":\"  \"}", "{\"title\":\"a\\u0000b\"}",
        "{\"title\":\"\\ud800\"}", "{\"title\":7,", "[]", ""})
    void aBadTitleIsRefused(String body) {
        given().contentType(ContentType.JSON).body(body).post("/api/documents")
                .then().statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400));
    }

    @Test
    void aTitleMayBeLongButNotEndless() {
        create("x".repeat(200));
        given().contentType(ContentType.JSON).body("{\"title\":\"" + "x".repeat(201) + "\"}").post("/api/documents")
                .then().statusCode(400)
                .body("code", equalTo("REQUEST_INVALID"))
                .body("detail", startsWith("title "));
    }

    @Test
    void whatDoesNotExistIsSaidSo() {
        get("/api/documents/nothing").then().statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("DOCUMENT_NOT_FOUND"))
                .body("detail", equalTo("There is no such document"));
        get("/api/documents/a%00b").then().statusCode(404).body("code", equalTo("DOCUMENT_NOT_FOUND"));
        get("/api/documents?size=0").then().statusCode(400).body("code", equalTo("REQUEST_INVALID"));
        get("/api/documents?page=x").then().statusCode(404);
        get("/api/nothing").then().statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("There is nothing at /api/nothing"));
    }

    @Test
    void theApiDescribesItself() {
        given().accept(ContentType.JSON).get("/q/openapi").then().statusCode(200)
                .body("paths.'/api/documents'.post.responses.'201'.description", equalTo("Created"))
                .body("paths.'/api/documents/{id}'.keySet()", hasSize(3));
    }
}
