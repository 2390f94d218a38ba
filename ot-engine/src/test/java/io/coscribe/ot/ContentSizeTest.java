package io.coscribe.ot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.coscribe.ot.richtext.Attributes;
import io.coscribe.ot.richtext.Delta;
import io.coscribe.ot.richtext.RichTextDocument;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The size of a measured content costs what changes, not what is there; {@link LawsTest} holds that it is right. Going
 * through ten million characters takes milliseconds, so that thousands of edits which did would take too long here by far.
 */
class ContentSizeTest {

    private static final int EDITS = 10_000;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int TEN_MILLION = 10_000_000;

    @Test
    void editsOfALongRichTextDoNotGoThroughIt() {
        assertCheap("rich-text", "[{'insert':'" + "x".repeat(TEN_MILLION) + "'}]",
                "[{'retain':5000000},{'insert':'\\''}]", "[{'retain':5000000},{'delete':1}]");
    }

    @Test
    void editsOfALongPlainTextDoNotGoThroughIt() {
        assertCheap("text-unicode", "'" + "x".repeat(TEN_MILLION) + "'", "[5000000,'\\\\']", "[5000000,{'d':1}]");
    }

    @Test
    void editsOfALargeJsonDoNotGoThroughIt() {
        String item = "'" + "x".repeat(TEN_MILLION / 100) + "'";
        assertCheap("json0", "[0" + ("," + item).repeat(100) + "]", "[{'p':[3],'li':{'a':'\\''}}]", "[{'p':[3],'ld':{'a':'\\''}}]");
    }

    @Test
    void typingInFrontOfALargeEmbedDoesNotGoThroughIt() {
        assertCheap("rich-text", "[{'insert':{'image':'" + "x".repeat(TEN_MILLION) + "'}}]",
                "[{'insert':'a'}]", "[{'delete':1}]");
    }

    @Test
    void formattingBesideALargeAttributeDoesNotGoThroughIt() {
        assertCheap("rich-text", "[{'insert':'x','attributes':{'note':'" + "x".repeat(TEN_MILLION) + "'}}]",
                "[{'retain':1,'attributes':{'bold':true}}]", "[{'retain':1,'attributes':{'bold':null}}]");
    }

    @Test
    void aLargeAttributeIsGoneThroughOnceForAllTheRunsThatGetIt() {
        RichTextDocument document = RichTextDocument.EMPTY.measured();
        Delta twoRuns = Delta.builder().insert("x").insert("y", Attributes.of(Map.of("bold", true))).build();
        for (int i = 0; i < EDITS / 2; i++) {
            document = document.apply(twoRuns);
        }
        RichTextDocument runs = document;
        Delta change = Delta.builder()
                .retain(EDITS, Attributes.of(Map.of("note", "x".repeat(TEN_MILLION))))
                .build();

        RichTextDocument changed = assertTimeout(LIMIT, () -> runs.apply(change));

        assertEquals((long) EDITS * TEN_MILLION, changed.size(), EDITS * 100);
    }

    /** @param there an edit, which {@code back} takes back; in single quotes */
    private static void assertCheap(String typeName, String json, String there, String back) {
        OtType type = OtTypes.standard().find(typeName).orElseThrow();
        Content content = Jsons.parse(json, type::create).measured();
        Operation edit = Jsons.parse(there, type::readOperation);
        Operation undo = Jsons.parse(back, type::readOperation);

        Content edited = assertTimeout(LIMIT, () -> {
            Content now = content;
            for (int i = 0; i < EDITS / 2; i++) {
                now = type.apply(type.apply(now, edit), undo);
            }
            return now;
        });

        assertEquals(content.size(), edited.size());
    }
}
