package io.coscribe.ot.bench;

import io.coscribe.ot.richtext.Attributes;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Text;
import io.coscribe.ot.richtext.RichTextDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Documents of a given length made of random words. */
final class SampleText {

    private static final String LATIN = "etaoinshrdlu";
    private static final String WORLD = "eté東京привет";
    private static final String EMOJI = "\ud83d\ude00";

    private static final List<Attributes> ATTRIBUTES = List.of(
            Attributes.NONE,
            Attributes.of(Map.of("bold", true)),
            Attributes.of(Map.of("color", "#336699", "size", "large")),
            Attributes.of(Map.of("link", "https://example.org/")));

    private SampleText() {}

    static RichTextDocument plain(int length, Random random) {
        return RichTextDocument.of(List.of(new Text(words(length, LATIN, random), Attributes.NONE)));
    }

    /** A document whose attributes change every {@code runLength} characters. */
    static RichTextDocument formatted(int length, int runLength, Random random) {
        List<Insert> runs = new ArrayList<>();
        for (int start = 0; start < length; start += runLength) {
            Attributes attributes = ATTRIBUTES.get(runs.size() % ATTRIBUTES.size());
            runs.add(new Text(words(Math.min(runLength, length - start), LATIN, random), attributes));
        }
        return RichTextDocument.of(runs);
    }

    /** A plain document in several scripts, with an emoji about every 50 characters. */
    static RichTextDocument international(int length, Random random) {
        StringBuilder text = new StringBuilder(length + 50);
        while (text.length() < length) {
            text.append(words(48, WORLD, random)).append(EMOJI);
        }
        return RichTextDocument.of(List.of(new Text(text.toString(), Attributes.NONE)));
    }

    private static String words(int length, String letters, Random random) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            int kind = random.nextInt(60);
            text.append(kind == 0 ? '\n' : kind < 10 ? ' ' : letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
