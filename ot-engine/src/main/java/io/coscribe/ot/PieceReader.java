package io.coscribe.ot;

import java.io.Reader;
import java.util.Iterator;
import java.util.List;

/** Reads a string that lies in pieces as if it were whole. */
final class PieceReader extends Reader {

    private final Iterator<String> pieces;
    private String piece = "";

    /** How much of the piece is behind. */
    private int offset;

    PieceReader(List<String> pieces) {
        this.pieces = pieces.iterator();
    }

    @Override
    public int read(char[] target, int from, int length) {
        int end = from + length;
        int position = from;
        while (position < end && hasMore()) {
            int count = Math.min(end - position, piece.length() - offset);
            piece.getChars(offset, offset + count, target, position);
            offset += count;
            position += count;
        }
        return position == from && length > 0 ? -1 : position - from;
    }

    private boolean hasMore() {
        while (offset == piece.length() && pieces.hasNext()) {
            piece = pieces.next();
            offset = 0;
        }
        return offset < piece.length();
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }
}
