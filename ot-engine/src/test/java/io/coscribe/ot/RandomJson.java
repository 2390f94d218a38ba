package io.coscribe.ot;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Random JSON texts, most of them near to being an operation: arrays of objects with the keys of one type. */
final class RandomJson {

    private static final String[] SCALARS = {
        "null", "true", "false", "0", "1", "1.0", "2", "-1", "0.5", "1e9", "1e400", "2147483648", "\"\"", "\"abc\"",
        "\"\\ud83d\""
    };

    private final Random random;
    private final List<String> keys;

    RandomJson(Random random, List<String> keys) {
        this.random = random;
        this.keys = keys;
    }

    String operationLike() {
        if (random.nextInt(10) == 0) {
            return value(4);
        }
        StringJoiner components = new StringJoiner(",", "[", "]");
        for (int i = random.nextInt(4); i > 0; i--) {
            components.add(random.nextInt(5) == 0 ? value(3) : object(3, random.nextInt(4)));
        }
        return random.nextBoolean() ? components.toString() : "{\"ops\":" + components + "}";
    }

    private String value(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> object(depth, random.nextInt(3));
            case 2 -> array(depth);
            default -> SCALARS[random.nextInt(SCALARS.length)];
        };
    }

    private String object(int depth, int size) {
        StringJoiner fields = new StringJoiner(",", "{", "}");
        for (int i = 0; i < size; i++) {
            fields.add("\"" + keys.get(random.nextInt(keys.size())) + "\":" + value(depth - 1));
        }
        return fields.toString();
    }

    private String array(int depth) {
        StringJoiner values = new StringJoiner(",", "[", "]");
        for (int i = random.nextInt(3); i > 0; i--) {
            values.add(value(depth - 1));
        }
        return values.toString();
    }
}
