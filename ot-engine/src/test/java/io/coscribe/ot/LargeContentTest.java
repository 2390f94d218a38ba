package io.coscribe.ot;

import static io.coscribe.ot.Jsons.throughBytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.management.ThreadMXBean;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.richtext.Attributes;
import io.coscribe.ot.richtext.Delta;
import io.coscribe.ot.richtext.RichText;
import io.coscribe.ot.richtext.RichTextDocument;
import io.coscribe.ot.unicode.CodePoints;
import io.coscribe.ot.unicode.TextDocument;
import io.coscribe.ot.unicode.TextOperation;
import io.coscribe.ot.unicode.TextUnicode;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is written can be read, up to the greatest lengths, and writing it takes no copy of it. */
class LargeContentTest {

    private static final RichText RICH_TEXT = new RichText();
    private static final TextUnicode TEXT_UNICODE = new TextUnicode();

    private static final int TWELVE_MILLION = 12_000_000;
    private static final int MAX_STRING = 20_000_000;

    @Test
    void aRunLongerThanAParserReadsIsReadBack() {
        Delta insert = Delta.builder()
                .insert("x".repeat(TWELVE_MILLION), Attributes.of(Map.of("bold", true)))
                .build();

        RichTextDocument document = RichTextDocument.EMPTY.apply(insert).apply(insert);

        assertEquals(document, throughBytes(json -> RICH_TEXT.writeContent(document, json), RICH_TEXT::readContent));
    }

    @Test
    void anInsertLongerThanAParserReadsIsReadBack() {
        String text = "\ud83d\ude00".repeat(TWELVE_MILLION / 2);
        Delta insert = Delta.builder().insert("-").insert(text).insert(text).build();

        assertEquals(insert, throughBytes(json -> RICH_TEXT.writeOperation(insert, json), RICH_TEXT::readOperation));
    }

    @Test
    void aPlainTextIsNoLongerThanAParserReads() {
        TextDocument longest = TextDocument.of(CodePoints.of("x".repeat(MAX_STRING - 2)))
                .apply(TextOperation.builder().insert("\ud83d\ude00").build());

        assertEquals(
                longest, throughBytes(json -> TEXT_UNICODE.writeContent(longest, json), TEXT_UNICODE::readContent));
        assertEquals(
                Code.TOO_LONG,
                assertThrows(
                                InvalidOperationException.class,
                                () -> longest.apply(TextOperation.builder().skip(7).insert("x").build()))
                        .code());
        assertEquals(
                longest.length() - 1,
                longest.apply(TextOperation.builder().insert("x").delete(2).build()).length());
    }

    @Test
    void aLongRunIsWrittenWithoutBeingPutTogether() {
        RichTextDocument document = RichTextDocument.EMPTY.apply(
                Delta.builder().insert("some text ".repeat(1_000_000)).build());

        assertWrittenInLittleMemory(json -> RICH_TEXT.writeContent(document, json));
    }

    @Test
    void aLongPlainTextIsWrittenWithoutBeingPutTogether() {
        TextDocument document = TextDocument.of(CodePoints.of("some text ".repeat(1_000_000)));

        assertWrittenInLittleMemory(json -> TEXT_UNICODE.writeContent(document, json));
    }

    /** Less than a fifth of the ten million bytes that are written; references to the pieces take most of it. */
    private static void assertWrittenInLittleMemory(Json.ValueWriter writer) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try (JsonGenerator json = Jsons.FACTORY.createGenerator(OutputStream.nullOutputStream())) {
            writer.write(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 2_000_000, () -> allocated + " bytes");
    }
}
