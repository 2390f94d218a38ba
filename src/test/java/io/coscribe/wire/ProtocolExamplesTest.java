package io.coscribe.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.ot.Json;
import io.coscribe.ot.Operation;
import io.coscribe.ot.OtTypes;
import io.coscribe.problem.ErrorCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol's document shows every message, as the service really reads and writes it. */
class ProtocolExamplesTest {

    private static final MessageDecoder DECODER = new MessageDecoder(OtTypes.standard(), _ -> true);

    static List<ProtocolExamples.Request> requests() throws IOException {
        return ProtocolExamples.requests();
    }

    static List<String> answers() throws IOException {
        return ProtocolExamples.answers();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whatAClientSendsIsUnderstoodOrRefusedAsTheNextLineSays(ProtocolExamples.Request request)
            throws MalformedFrameException {
        try {
            DECODER.decode(request.message(), "me");
        } catch (RefusedMessageException e) {
            assertEquals(request.next(), Optional.of(WireJson.text(e.answer())));
        }
    }

    @Test
    void everythingThatAClientCanSayIsShown() throws Exception {
        Set<Class<?>> shown = new LinkedHashSet<>();
        for (ProtocolExamples.Request request : requests()) {
            try {
                shown.add(DECODER.decode(request.message(), "me").getClass());
            } catch (RefusedMessageException e) {
                assertTrue(request.next().isPresent(), request::message);
            }
        }

        assertEquals(Set.of(ClientMessage.class.getPermittedSubclasses()), shown);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatTheServiceSendsHasTheFieldsThatItReallyHas(String answer) {
        Map<?, ?> message = WireJson.object(answer);
        if (message.get("error") instanceof Map<?, ?> error) {
            assertEquals(Set.of("code", "message"), error.keySet());
            ErrorCode.valueOf((String) error.get("code"));
        } else {
            assertTrue(forms().contains(form(message)), answer);
        }
    }

    @Test
    void everythingThatTheServiceCanSayIsShown() throws IOException {
        Set<String> shown = answers().stream().map(answer -> form(WireJson.object(answer))).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(forms());
        missing.removeAll(shown);

        assertEquals(Set.of(), missing);
        assertEquals(
                Arrays.stream(ServerMessage.class.getPermittedSubclasses()).collect(Collectors.toSet()),
                ServerMessages.samples().stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rich-text", "json0", "text-unicode"})
    void theOperationThatATypeIsShownWithIsOneOfIts(String type) throws IOException {
        String text = ProtocolExamples.operation(type);
        Operation operation = Json.parse(text, OtTypes.standard().find(type).orElseThrow()::readOperation);
        String written = Json.text(json -> OtTypes.standard().find(type).orElseThrow().writeOperation(operation, json));

        assertEquals(text, written);
    }

    /** How each message looks: its action and its fields. */
    private static Set<String> forms() {
        return ServerMessages.samples().stream()
                .map(message -> form(WireJson.object(WireJson.text(message))))
                .collect(Collectors.toSet());
    }

    private static String form(Map<?, ?> message) {
        return message.get("a") + " " + new TreeSet<>(message.keySet());
    }
}
