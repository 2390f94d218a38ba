package io.coscribe.ot;

import java.util.Random;
import java.util.StringJoiner;

/** Random JSON texts, most of them near to being a delta. */
final class RandomJson {

    private static final String[] KEYS = {"insert", "insert", "retain", "retain", "delete", "attributes", "bold", "ops"};
    private static final String[] SCALARS = {
        "null", "true", "false", "0", "1", "1.0", "2", "-1", "0.5", "1e9", "1e400", "\"\"", "\"abc\"", "\"\\ud83d\""
    };

    private RandomJson() {}

    static String deltaLike(Random random) {
        if (random.nextInt(10) == 0) {
            return value(random, 4);
        }
        StringJoiner components = new StringJoiner(",", "[", "]");
        for (int i = random.nextInt(4); i > 0; i--) {
            components.add(random.nextInt(10) == 0 ? value(random, 3) : object(random, 3, random.nextInt(3)));
        }
        return random.nextBoolean() ? components.toString() : "{\"ops\":" + components + "}";
    }

    private static String value(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> object(random, depth, random.nextInt(3));
            case 2 -> array(random, depth);
            default -> SCALARS[random.nextInt(SCALARS.length)];
        };
    }

    private static String object(Random random, int depth, int size) {
        StringJoiner fields = new StringJoiner(",", "{", "}");
        for (int i = 0; i < size; i++) {
            fields.add("\"" + KEYS[random.nextInt(KEYS.length)] + "\":" + value(random, depth - 1));
        }
        return fields.toString();
    }

    private static String array(Random random, int depth) {
        StringJoiner values = new StringJoiner(",", "[", "]");
        for (int i = random.nextInt(3); i > 0; i--) {
            values.add(value(random, depth - 1));
        }
        return values.toString();
    }
}
