package io.coscribe.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.coscribe.ot.OtTypes;
import io.coscribe.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/asyncapi.yaml describes exactly the messages there are, as docs/protocol.md shows them. */
class AsyncApiTest {

    /** Relative to the module. */
    private static final Path DOCUMENT = Path.of("..", "docs", "asyncapi.yaml");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document = new YAMLMapper().readTree(DOCUMENT.toFile());
    private final JsonNode messages = document.at("/components/messages");

    AsyncApiTest() throws IOException {}

    @Test
    void describesEveryMessageAndNoOther() {
        Set<String> all = new TreeSet<>(names(ClientMessage.class));
        all.addAll(names(ServerMessage.class));

        assertEquals(all, keys(messages));
        assertEquals(Set.of("/sharedb", "/documents/{id}/socket"), texts(document.findValues("address").stream()));
        document.get("channels").forEach(channel -> assertEquals(all, keys(channel.get("messages"))));
    }

    @Test
    void bothSocketsTakeWhatClientsSayAndSayWhatTheServiceSays() {
        for (JsonNode operation : document.get("operations")) {
            Class<?> side =
                    operation.get("action").asText().equals("receive") ? ClientMessage.class : ServerMessage.class;
            String channel = operation.at("/channel/$ref").asText();
            assertEquals(
                    names(side).stream().map(name -> channel + "/messages/" + name).collect(Collectors.toSet()),
                    texts(operation.get("messages").findValues("$ref").stream()));
        }
    }

    @Test
    void takesTheExamplesOfWhatClientsSend() throws Exception {
        MessageDecoder decoder = new MessageDecoder(OtTypes.standard(), _ -> true);
        for (ProtocolExamples.Request request : ProtocolExamples.requests()) {
            try {
                ClientMessage message = decoder.decode(request.message(), "me");
                assertFits(request.message(), name(message.getClass()));
            } catch (RefusedMessageException e) {
                assertFits(WireJson.text(e.answer()), name(ServerMessage.Failure.class));
            }
        }
    }

    @Test
    void takesWhatTheServiceSends() throws IOException {
        for (ServerMessage message : ServerMessages.samples()) {
            assertFits(WireJson.text(message), name(message.getClass()));
        }
    }

    @Test
    void takesTheExamplesOfWhatTheServiceSends() throws IOException {
        for (String answer : ProtocolExamples.answers()) {
            JsonNode message = JSON.readTree(answer);
            assertTrue(names(ServerMessage.class).stream().anyMatch(name -> fits(message, payload(name))), answer);
        }
    }

    @Test
    void namesEveryErrorCodeOfTheSockets() {
        assertEquals(
                Arrays.stream(ErrorCode.values()).map(Enum::name).filter(code -> code.startsWith("ERR_"))
                        .collect(Collectors.toSet()),
                texts(elements(document.at("/components/schemas/Error/properties/code/enum"))));
    }

    private void assertFits(String message, String name) throws IOException {
        assertTrue(fits(JSON.readTree(message), payload(name)), () -> name + " doesn't describe " + message);
    }

    private JsonNode payload(String name) {
        return messages.get(name).get("payload");
    }

    /** Whether the message has the action and, of the fields, all that it must have and none that isn't described. */
    private static boolean fits(JsonNode message, JsonNode schema) {
        JsonNode action = schema.at("/properties/a");
        return (!action.has("const") || action.get("const").equals(message.get("a")))
                && (!action.has("enum") || elements(action.get("enum")).anyMatch(message.get("a")::equals))
                && keys(schema.get("properties")).containsAll(keys(message))
                && hasRequired(message, schema)
                && (!schema.has("anyOf") || alternatives(message, schema.get("anyOf")) > 0)
                && (!schema.has("oneOf") || alternatives(message, schema.get("oneOf")) == 1);
    }

    private static long alternatives(JsonNode message, JsonNode schemas) {
        return elements(schemas).filter(schema -> hasRequired(message, schema)).count();
    }

    private static boolean hasRequired(JsonNode message, JsonNode schema) {
        return keys(message).containsAll(texts(elements(schema.get("required"))));
    }

    private static Set<String> names(Class<?> side) {
        return Arrays.stream(side.getPermittedSubclasses()).map(AsyncApiTest::name).collect(Collectors.toSet());
    }

    /** What the document calls it. */
    private static String name(Class<?> message) {
        String side = message.getEnclosingClass() == ClientMessage.class ? "client" : "service";
        return side + message.getSimpleName();
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new TreeSet<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.valueStream();
    }

    private static Set<String> texts(Stream<JsonNode> values) {
        return values.map(JsonNode::asText).collect(Collectors.toSet());
    }
}
