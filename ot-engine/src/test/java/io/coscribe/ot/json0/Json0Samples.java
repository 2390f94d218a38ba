package io.coscribe.ot.json0;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.Content;
import io.coscribe.ot.Json;
import io.coscribe.ot.Operation;
import io.coscribe.ot.Samples;
import java.util.List;
import java.util.Map;
import java.util.Random;

public final class Json0Samples implements Samples {

    @Override
    public Json0 type() {
        return Json0s.TYPE;
    }

    @Override
    public JsonDocument content(Random random) {
        RandomJson0 json = new RandomJson0(random);
        return random.nextInt(50) == 0 ? json.largeDocument(200) : json.document();
    }

    @Override
    public Json0Operation operation(Content content, Random random) {
        return new RandomJson0(random).operation((JsonDocument) content, 6);
    }

    /** The value is in the form of {@link Json}, and nobody can change it. */
    @Override
    public void checkInvariants(Content content) {
        Object value = ((JsonDocument) content).value();
        assertEquals(Json.of(value), value);
        checkUnmodifiable(value);
    }

    @SuppressWarnings("unchecked")
    private static void checkUnmodifiable(Object value) {
        switch (value) {
            case List<?> list -> {
                assertThrows(UnsupportedOperationException.class, () -> ((List<Object>) list).add(null));
                list.forEach(Json0Samples::checkUnmodifiable);
            }
            case Map<?, ?> object -> {
                assertThrows(UnsupportedOperationException.class, () -> ((Map<Object, Object>) object).put("a", null));
                object.values().forEach(Json0Samples::checkUnmodifiable);
            }
            case null, default -> {}
        }
    }

    /** What is returned can be read: no index is below 0, no value or path too deep, no sum infinite. */
    @Override
    public void checkCanonical(Operation operation) {
        Json0Operation result = (Json0Operation) operation;
        assertEquals(result, Json.parse(Json0s.text(result), Json0s.TYPE::readOperation));
    }

    @Override
    public List<String> keys() {
        return List.of("p", "p", "p", "na", "si", "sd", "li", "ld", "lm", "oi", "od", "t", "o", "i", "d", "a");
    }

    @Override
    public String toString() {
        return type().name();
    }
}
