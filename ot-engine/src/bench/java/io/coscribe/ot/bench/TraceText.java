package io.coscribe.ot.bench;

import io.coscribe.ot.richtext.Delta;
import io.coscribe.ot.richtext.RichTextDocument;
import java.util.List;

/** The text of a recording as it grows, to translate patches, which count code points, to operations. */
final class TraceText {

    private final StringBuilder text;
    /** Whether the text may hold surrogate pairs; while it doesn't, code points are units. */
    private boolean pairs;

    TraceText(String start) {
        text = new StringBuilder(start);
        pairs = holdsPairs(start);
    }

    RichTextDocument document() {
        return RichTextDocument.EMPTY.apply(Delta.builder().insert(text.toString()).build());
    }

    /** Applies a patch [position, deleted, "inserted"] and returns it as an operation. */
    Delta apply(List<?> patch) {
        int start = unitsOn(0, ((Long) patch.get(0)).intValue());
        int end = unitsOn(start, ((Long) patch.get(1)).intValue());
        String inserted = (String) patch.get(2);
        text.replace(start, end, inserted);
        pairs |= holdsPairs(inserted);
        return Delta.builder().retain(start).insert(inserted).delete(end - start).build();
    }

    private int unitsOn(int unit, int codePoints) {
        return pairs ? text.offsetByCodePoints(unit, codePoints) : unit + codePoints;
    }

    private static boolean holdsPairs(String text) {
        return text.chars().anyMatch(unit -> Character.isSurrogate((char) unit));
    }
}
