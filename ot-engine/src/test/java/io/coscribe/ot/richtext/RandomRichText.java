package io.coscribe.ot.richtext;

import io.coscribe.ot.Jsons;
import io.coscribe.ot.richtext.Component.Embed;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Retain;
import io.coscribe.ot.richtext.Component.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random documents and operations: few names and values, so that conflicts are frequent, and all kinds of text. */
final class RandomRichText {

    private static final String[] TEXTS = {
        "a", "b", "hello", "\n", "\ud83d\ude00", "\ud83d", "\ude00", "é", "\u0000", "\u2028", "quote\" back\\slash", "  "
    };
    private static final String[] NAMES = {"bold", "color", "link", "\ud83d\ude00"};
    private static final String[] VALUES = {
        "true", "false", "'red'", "''", "0", "1", "1.5", "[1,[2]]", "{'a':1,'b':[]}", "{'b':[],'a':1}", "null"
    };
    private static final String[] EMBEDS = {"{'image':'x'}", "{'image':'y'}", "{'formula':{'deep':[1,null]}}", "{}"};

    private final Random random;

    RandomRichText(Random random) {
        this.random = random;
    }

    /** A document of up to about {@code size} units, without an attribute that is null. */
    RichTextDocument document(int size) {
        List<Insert> runs = new ArrayList<>();
        int length = random.nextInt(size + 1);
        while (length > 0) {
            Insert run = insert(random.nextInt(1 + length), attributes(VALUES.length - 1));
            runs.add(run);
            length -= run.length();
        }
        return RichTextDocument.of(runs);
    }

    /** An operation in canonical form that applies to a document of this length. */
    Delta delta(int documentLength) {
        DeltaBuilder delta = Delta.builder();
        components(documentLength).forEach(delta::add);
        return delta.build();
    }

    /** An operation as a client may send it, with inserts behind deletes and a plain retain at the end. */
    Delta receivedDelta(int documentLength) {
        DeltaBuilder delta = Delta.builder();
        components(documentLength).forEach(delta::addInOrder);
        return delta.buildInOrder();
    }

    private List<Component> components(int documentLength) {
        List<Component> components = new ArrayList<>();
        int rest = documentLength;
        for (int i = random.nextInt(8); i > 0; i--) {
            int length = rest == 0 ? 0 : 1 + random.nextInt(random.nextBoolean() ? rest : Math.min(rest, 3));
            Component component = component(length);
            components.add(component);
            rest -= component instanceof Insert ? 0 : length;
        }
        return components;
    }

    private Component component(int length) {
        if (length == 0) {
            return insert(4, attributes(VALUES.length));
        }
        return switch (random.nextInt(5)) {
            case 0, 1 -> insert(4, attributes(VALUES.length));
            case 2 -> new Component.Delete(length);
            default -> new Retain(length, attributes(VALUES.length));
        };
    }

    private Insert insert(int about, Attributes attributes) {
        if (random.nextInt(4) == 0) {
            return Embed.of(Jsons.value(pick(EMBEDS, EMBEDS.length)), attributes);
        }
        StringBuilder text = new StringBuilder();
        do {
            text.append(pick(TEXTS, TEXTS.length));
        } while (text.length() < about);
        return new Text(text.toString(), attributes);
    }

    private Attributes attributes(int values) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = random.nextInt(6) - 3; i > 0; i--) {
            attributes.put(pick(NAMES, NAMES.length), Jsons.value(pick(VALUES, values)));
        }
        return Attributes.of(attributes);
    }

    private String pick(String[] from, int count) {
        return from[random.nextInt(count)];
    }
}
