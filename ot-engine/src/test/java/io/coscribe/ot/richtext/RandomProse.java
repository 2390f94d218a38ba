package io.coscribe.ot.richtext;

import java.util.Random;

/** Random texts of words and lines, made of few letters and of emoji that share halves, and random edits to them. */
final class RandomProse {

    private static final String[] WORDS = {
        "a", "an", "ab", "abab", "cat", "The", "came", "2", "\ud83d\ude00", "\ud83d\ude01", "\ud83e\ude00", "é"
    };
    private static final String[] BETWEEN = {
        " ", " ", " ", " ", "", ". ", ", ", "\n", "\r\n", "\n\n", "\r\n\r\n", "\u2003"
    };

    private final Random random;

    RandomProse(Random random) {
        this.random = random;
    }

    String text(int atLeast) {
        StringBuilder text = new StringBuilder();
        while (text.length() < atLeast) {
            text.append(pick(WORDS)).append(pick(BETWEEN));
        }
        return text.toString();
    }

    /** Edits between characters. */
    String edited(String text, int edits) {
        StringBuilder edited = new StringBuilder(text);
        for (int i = 0; i < edits; i++) {
            int start = boundary(edited, random.nextInt(edited.length() + 1));
            int length = random.nextInt(random.nextInt(10) == 0 ? 60 : 5);
            int end = boundary(edited, Math.min(edited.length(), start + length));
            edited.replace(start, end, replacement(edited.substring(start, end)));
        }
        return edited.toString();
    }

    /** One edit anywhere, at times between the halves of a pair. */
    String torn(String text) {
        int start = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), start + random.nextInt(5));
        return text.substring(0, start) + pick(WORDS).substring(0, 1) + text.substring(end);
    }

    private static int boundary(CharSequence text, int index) {
        boolean inside = index > 0
                && index < text.length()
                && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
        return inside ? index - 1 : index;
    }

    private String replacement(String replaced) {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> pick(WORDS);
            case 2 -> pick(BETWEEN);
            case 3 -> replaced + replaced;
            case 4 -> text(random.nextInt(30));
            default -> replaced + pick(WORDS);
        };
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
