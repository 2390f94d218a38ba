package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be in a document, and how much of it, as clients meet it. In JSON here, ' stands for ". */
@QuarkusTest
class ContentTest {

    private static final int OPERATION_LIMIT = 8 * 1024 * 1024;

    @TestHTTPResource("/")
    URI service;

    private final String name = UUID.randomUUID().toString();
    private WireClient ann;
    private int sequence;

    @BeforeEach
    void connect() {
        ann = WireClient.connect(service, "/sharedb");
    }

    @AfterEach
    void disconnect() {
        ann.abort();
    }

    @Test
    void aPageTakesInWhatEditorsWrite() {
        assertEquals(0L, create("documents", "[{'insert':'a','attributes':{'link':'https://example.org'}}]").get("v"));
        assertEquals(1L, edit("documents", 1, "[{'retain':1,'attributes':{'bold':true,'link':null}}]").get("v"));
        assertEquals(2L, edit("documents", 2, "[{'insert':{'image':'data:image/png;base64,AAAA'}}]").get("v"));
    }

    @Test
    void aPageTakesInNothingThatRuns() {
        assertEquals(
                "{'code':'ERR_CONTENT_NOT_ALLOWED','message':"
                        + "'The attribute link has the scheme javascript, which isn't allowed'}",
                error(create("documents", "[{'insert':'a','attributes':{'link':'java\\nscript:alert(1)'}}]")));
        create("documents", "[{'insert':'a'}]");
        assertEquals(
                "{'code':'ERR_CONTENT_NOT_ALLOWED','message':'The attribute onclick isn't known'}",
                error(edit("documents", 1, "[{'retain':1,'attributes':{'onclick':'alert(1)'}}]")));
        assertEquals(
                "{'code':'ERR_CONTENT_NOT_ALLOWED','message':'The embed html isn't known'}",
                error(edit("documents", 1, "[{'insert':{'html':'<script>'}}]")));

        ann.send("{'a':'f','c':'documents','d':'" + name + "'}");
        assertEquals("{'ops':[{'insert':'a'}]}", WireClient.text(((Map<?, ?>) ann.receive().get("data")).get("data")));
    }

    @Test
    void otherCollectionsTakeInWhatTheirClientsLike() {
        assertEquals(0L, create("notes", "[{'insert':'a','attributes':{'onclick':'alert(1)'}}]").get("v"));
        assertEquals(1L, edit("notes", 1, "[{'insert':{'html':'<script>'}}]").get("v"));
    }

    @Test
    void anEditThatIsTooLargeIsRefusedAndTheNextOneIsNot() {
        create("notes", "[{'insert':'a'}]");
        String frame = "[{'insert':''}]";

        Map<String, Object> refused = edit("notes", 1, "[{'insert':'" + "x".repeat(OPERATION_LIMIT - frame.length() + 1) + "'}]");
        assertEquals("ERR_OPERATION_TOO_LARGE", ((Map<?, ?>) refused.get("error")).get("code"));
        assertEquals(1L, edit("notes", 1, "[{'insert':'" + "x".repeat(OPERATION_LIMIT - frame.length()) + "'}]").get("v"));
    }

    /** A small edit may make a large document: each of a thousand runs gets the attribute. */
    @Test
    void aDocumentThatIsFullCanOnlyBecomeSmaller() {
        create("notes", "[" + "{'insert':'a'},{'insert':'b','attributes':{'b':1}},".repeat(499) + "{'insert':'c'}]");
        String large = "x".repeat(33_000);

        assertEquals(1L, edit("notes", 1, "[{'retain':900,'attributes':{'note':'" + large + "'}}]").get("v"));
        Map<String, Object> refused = edit("notes", 2, "[{'retain':990,'attributes':{'other':'" + large + "'}}]");
        assertEquals("ERR_DOCUMENT_TOO_LARGE", ((Map<?, ?>) refused.get("error")).get("code"));
        assertEquals(2L, edit("notes", 2, "[{'delete':10}]").get("v"));
        assertEquals(3L, edit("notes", 3, "[{'retain':900,'attributes':{'note':null}}]").get("v"));
    }

    private Map<String, Object> create(String collection, String data) {
        return submit(collection, 0, "'create':{'type':'rich-text','data':" + data + "}");
    }

    private Map<String, Object> edit(String collection, int revision, String delta) {
        return submit(collection, revision, "'op':" + delta);
    }

    /** The answer to an operation. */
    private Map<String, Object> submit(String collection, int revision, String operation) {
        ann.send("{'a':'op','c':'" + collection + "','d':'" + name + "','v':" + revision + ",'seq':" + ++sequence + ","
                + operation + "}");
        return ann.receive();
    }

    private static String error(Map<String, Object> answer) {
        return WireClient.text(answer.get("error"));
    }
}
