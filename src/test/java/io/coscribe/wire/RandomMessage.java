package io.coscribe.wire;

import java.util.Random;
import java.util.StringJoiner;

/** Random frames: JSON near to being a message, and messages that something has happened to. */
public final class RandomMessage {

    private static final String[] FIELDS = {
        "a", "c", "d", "v", "src", "seq", "op", "create", "del", "x", "b", "id", "ch", "p", "pv", "t", "ts",
        "type", "data"
    };
    private static final String[] ACTIONS = {
        "hs", "pp", "f", "s", "u", "bf", "bs", "bu", "op", "nf", "nt", "ps", "pu", "pr", "p", "qf", "qs", "qu", "init"
    };
    private static final String[] SCALARS = {
        "null", "true", "false", "0", "-0", "1", "1.0", "-1", "0.5", "1e9", "1e400", "-1e400", "1e-400",
        "9007199254740990", "9007199254740991", "9223372036854775808",
        "9".repeat(400), "\"\"", "\"x\"", "\"xy\"", "\"rich-text\"",
        "\"__proto__\"", "\"\\u0000\"", "\"\\ud83d\"", "\"\\ud83d\\ude00\"", "[]", "{}", "{\"\\ud83d\":1}"
    };
    private static final String[] SCRAPS = {
        "{", "}", "[", "]", ",", ":", "\"", "\\", "-", "e", ".", "\u0000", "\ud83d", "\ufeff", "/*", "NaN",
        "\"v\":", "\"op\":", "\"create\":{\"type\":\"rich-text\"}", "{\"insert\":\"a\"}"
    };

    private final Random random;

    public RandomMessage(Random random) {
        this.random = random;
    }

    /** An object with a message's fields, mostly; sometimes any value, sometimes cut off. */
    public String json() {
        if (random.nextInt(20) == 0) {
            return value(4);
        }
        StringJoiner fields = new StringJoiner(",", "{", "}");
        fields.add("\"a\":\"" + one(ACTIONS) + "\"");
        for (int i = random.nextInt(8); i > 0; i--) {
            fields.add("\"" + one(FIELDS) + "\":" + value(3));
        }
        String text = fields.toString();
        return random.nextInt(20) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
    }

    private String value(int depth) {
        if (random.nextInt(300) == 0) {
            int deep = 200 + random.nextInt(400);
            return "[".repeat(deep) + "]".repeat(deep);
        }
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 1 -> object(depth);
            case 2 -> array(depth);
            default -> one(SCALARS);
        };
    }

    private String object(int depth) {
        StringJoiner fields = new StringJoiner(",", "{", "}");
        for (int i = random.nextInt(3); i > 0; i--) {
            fields.add("\"" + one(FIELDS) + "\":" + value(depth - 1));
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

    /** {@code message} with one to three places cut out, overwritten, or filled with something else. */
    public String mutated(String message) {
        StringBuilder mutated = new StringBuilder(message);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int start = random.nextInt(mutated.length() + 1);
            int end = Math.min(mutated.length(), start + random.nextInt(4));
            mutated.replace(start, end, switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> one(SCRAPS);
                case 2 -> one(SCALARS);
                default -> String.valueOf((char) random.nextInt(0x80));
            });
        }
        return mutated.toString();
    }

    private String one(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
