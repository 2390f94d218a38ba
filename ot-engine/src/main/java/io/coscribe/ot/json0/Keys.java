package io.coscribe.ot.json0;

import com.fasterxml.jackson.core.StreamReadConstraints;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Which keys an object may have: those that a JSON parser with its standard limits reads back, also from bytes. */
final class Keys {

    /** In bytes of UTF-8. */
    static final int MAX_LENGTH = StreamReadConstraints.DEFAULT_MAX_NAME_LEN;

    private static final int MAX_BYTES_PER_UNIT = 3;

    private Keys() {}

    /**
     * Refuses a key that couldn't be read back.
     *
     * @throws InvalidOperationException if it is too long
     */
    static void requireReadable(String key) {
        if (key.length() <= MAX_LENGTH / MAX_BYTES_PER_UNIT) {
            return;
        }
        int length = key.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_LENGTH) {
            throw new InvalidOperationException(
                    Code.TOO_LONG,
                    "the key %s of %d bytes is too long".formatted(InvalidOperationException.shown(key), length));
        }
    }

    /**
     * The value, if all keys in it can be read back.
     *
     * @throws InvalidOperationException if one is too long
     */
    static Object requireReadableKeys(Object value) {
        switch (value) {
            case List<?> list -> list.forEach(Keys::requireReadableKeys);
            case Map<?, ?> object -> object.forEach((key, inner) -> {
                requireReadable((String) key);
                requireReadableKeys(inner);
            });
            case null, default -> {}
        }
        return value;
    }
}
