package io.coscribe.ot.bench;

import java.util.List;

/** The text of a recording as it grows, to translate patches, which count code points, to edits. */
final class TraceText {

    private final StringBuilder text;
    /** Whether the text may hold surrogate pairs; while it doesn't, code points are units. */
    private boolean pairs;

    TraceText(String start) {
        text = new StringBuilder(start);
        pairs = holdsPairs(start);
    }

    /** Applies a patch [position, deleted, "inserted"] and returns it as an edit. */
    Edit apply(List<?> patch) {
        int point = ((Long) patch.get(0)).intValue();
        int start = unitsOn(0, point);
        int end = unitsOn(start, ((Long) patch.get(1)).intValue());
        String deleted = text.substring(start, end);
        String inserted = (String) patch.get(2);
        text.replace(start, end, inserted);
        pairs |= holdsPairs(inserted);
        return new Edit(point, start, deleted, inserted);
    }

    private int unitsOn(int unit, int codePoints) {
        return pairs ? text.offsetByCodePoints(unit, codePoints) : unit + codePoints;
    }

    private static boolean holdsPairs(String text) {
        return text.chars().anyMatch(unit -> Character.isSurrogate((char) unit));
    }
}
