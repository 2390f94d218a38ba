package io.coscribe.ot.bench;

import io.coscribe.ot.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A recording that nobody typed: a cursor that mostly types on, now and then deletes backwards for a while, and
 * sometimes jumps, mostly not far. About 30 of 100 edits are deletes. The same seed gives the same recording.
 */
final class SyntheticTrace {

    private static final double STOPS_TYPING = 0.06;
    private static final double STOPS_DELETING = 0.14;
    private static final double JUMPS = 0.01;
    private static final double JUMPS_FAR = 0.25;
    private static final int NEAR = 400;
    private static final String LETTERS = "eeeetttaaoooiinnsshrrdlucmfwypvbgk";

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final List<Object> transactions = new ArrayList<>();
    private int cursor;
    private boolean deleting;

    private SyntheticTrace(long seed) {
        random = new Random(seed);
    }

    /** Writes a recording in the form that {@link Trace} reads. */
    static void write(Path file, long seed, int edits) throws IOException {
        SyntheticTrace trace = new SyntheticTrace(seed);
        for (int i = 0; i < edits; i++) {
            trace.edit();
        }
        Map<String, Object> json = Map.of(
                "startContent", "", "endContent", trace.text.toString(), "txns", trace.transactions);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(Json.text(generator -> Json.write(generator, json)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void edit() {
        if (random.nextDouble() < (deleting ? STOPS_DELETING : STOPS_TYPING)) {
            deleting = !deleting;
        }
        if (random.nextDouble() < JUMPS) {
            jump();
        }
        if (deleting && cursor > 0) {
            cursor--;
            text.deleteCharAt(cursor);
            patch(1, "");
        } else {
            char typed = character();
            text.insert(cursor, typed);
            patch(0, String.valueOf(typed));
            cursor++;
        }
    }

    private void jump() {
        cursor = random.nextDouble() < JUMPS_FAR
                ? random.nextInt(text.length() + 1)
                : Math.clamp(cursor + random.nextInt(-NEAR, NEAR + 1), 0, text.length());
    }

    private char character() {
        int kind = random.nextInt(100);
        return kind < 16 ? ' ' : kind < 18 ? '\n' : LETTERS.charAt(random.nextInt(LETTERS.length()));
    }

    private void patch(int deleted, String inserted) {
        transactions.add(Map.of("patches", List.of(List.of(cursor, deleted, inserted))));
    }
}
