package io.coscribe.ot.rope;

import java.util.function.Consumer;

/** Short strings as pieces, so that a short text makes a high rope. */
class StringPieces implements Pieces<String> {

    private final int max;

    StringPieces(int max) {
        this.max = max;
    }

    @Override
    public int length(String piece) {
        return piece.length();
    }

    @Override
    public String part(String piece, int from, int to) {
        return piece.substring(from, to);
    }

    @Override
    public void cut(String piece, Consumer<String> parts) {
        if (piece.length() <= max) {
            parts.accept(piece);
        } else {
            for (int start = 0; start < piece.length(); start += max - 2) {
                parts.accept(piece.substring(start, Math.min(start + max - 2, piece.length())));
            }
        }
    }

    @Override
    public String joined(String piece, String next) {
        return piece.length() + next.length() <= max ? piece + next : null;
    }

    @Override
    public boolean areCrumbs(String piece, String next) {
        return piece.length() + next.length() <= max / 2;
    }

    @Override
    public String spliced(String piece, int from, int to, String insert) {
        String result = piece.substring(0, from) + (insert == null ? "" : insert) + piece.substring(to);
        return result.isEmpty() || result.length() > max ? null : result;
    }
}
